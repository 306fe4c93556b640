import PanierOrdering
import PanierTerminal
import PanierVM

/// A value as the text of one table cell.
struct ValueText {
  /// The text.
  let text: String
  /// Whether it belongs in a column of figures.
  let isFigure: Bool

  /// Writes a value.
  init(_ value: LuaValue) {
    switch value {
    case .nil, .null: self.init("", false)
    case .boolean(let flag): self.init(flag ? "true" : "false", false)
    case .integer(let number): self.init(String(number), true)
    case .number(let number): self.init(ValueText.decimal(number), true)
    case .string(let text): self.init(text, false)
    case .bytes(let bytes): self.init(String(decoding: bytes, as: UTF8.self), false)
    case .json(let bytes): self.init(String(decoding: bytes, as: UTF8.self), false)
    case .function: self.init("function", false)
    case .object(let money as MoneyObject): self.init(money.money.description, true)
    case .object(let object): self.init(ValueText.text(of: object), false)
    case .table(let table): self.init(ValueText.inline(table, depth: 0), false)
    }
  }

  private init(_ text: String, _ isFigure: Bool) {
    self.text = text
    self.isFigure = isFigure
  }

  /// A float as Lua writes it: whole ones keep their `.0`, others 14 digits at the most.
  private static func decimal(_ number: Double) -> String {
    number.description
  }

  private static func text(of object: any LuaObject) -> String {
    let type = type(of: object).luaType
    if let tostring = type.operators.tostring, let text = try? tostring(object) { return text }
    return type.name
  }

  /// A table in Lua's own notation, cut where it grows too long for a cell.
  private static func inline(_ table: LuaTable, depth: Int) -> String {
    guard depth < 3 else { return "{…}" }
    func item(_ value: LuaValue) -> String {
      if case .table(let inner) = value { return inline(inner, depth: depth + 1) }
      if case .string(let text) = value { return "\"\(text)\"" }
      return ValueText(value).text
    }
    var items = table.array.prefix(20).map(item)
    items += table.fields.prefix(20).map { "\($0.key) = \(item($0.value))" }
    let isCut = table.array.count > 20 || table.fields.count > 20
    return "{ \(items.joined(separator: ", "))\(isCut ? ", …" : "") }"
  }
}
