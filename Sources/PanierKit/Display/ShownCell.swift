import PanierVM

/// A value as the text of one cell of a table.
struct ShownCell {
  /// The text.
  let text: String
  /// Whether it belongs in a column of figures.
  let isFigure: Bool

  /// Writes a value.
  init(_ value: LuaValue) {
    switch value {
    case .nil, .null: self.init("")
    case .boolean(let flag): self.init(flag ? "true" : "false")
    case .integer(let number): self.init(String(number), isFigure: true)
    case .number(let number): self.init(number.description, isFigure: true)
    case .string(let text): self.init(text)
    case .bytes(let bytes): self.init(String(decoding: bytes, as: UTF8.self))
    case .json(let bytes): self.init(String(decoding: bytes, as: UTF8.self))
    case .function: self.init("function")
    case .object(let object): self = (object as? any Shown)?.cell ?? ShownCell(ShownCell.text(of: object))
    case .table(let table): self.init(ShownCell.inline(table, depth: 0))
    }
  }

  /// Takes a text as it is.
  init(_ text: String, isFigure: Bool = false) {
    self.text = text
    self.isFigure = isFigure
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
      return ShownCell(value).text
    }
    var items = table.array.prefix(20).map(item)
    items += table.fields.prefix(20).map { "\($0.key) = \(item($0.value))" }
    let isCut = table.array.count > 20 || table.fields.count > 20
    return "{ \(items.joined(separator: ", "))\(isCut ? ", …" : "") }"
  }
}
