/// Values as Lua would be written, on one line, for messages.
package enum LuaLiteral {
  /// How long a text becomes before the rest is left out.
  private static let limit = 300

  /// The text of a value: `{ 1, "two", code = 3 }`.
  static func text(of value: LuaValue) -> String {
    var text = ""
    add(value, to: &text)
    return text
  }

  private static func add(_ value: LuaValue, to text: inout String) {
    guard text.utf8.count < limit else {
      if !text.hasSuffix("…") { text += "…" }
      return
    }
    switch value {
    case .nil: text += "nil"
    case .null: text += "json.null"
    case .boolean(let flag): text += "\(flag)"
    case .integer(let number): text += "\(number)"
    case .number(let number): text += "\(number)"
    case .string(let string): text += quoted(String(string.prefix(limit)))
    case .bytes(let bytes): text += quoted(String(decoding: bytes.prefix(limit), as: UTF8.self))
    case .json: text += "json"
    case .function: text += "function"
    case .object(let object): text += object.typeName
    case .table(let table): add(table, to: &text)
    }
  }

  private static func add(_ table: LuaTable, to text: inout String) {
    var isFirst = true
    func next() {
      text += isFirst ? "{ " : ", "
      isFirst = false
    }
    for item in table.array where text.utf8.count < limit {
      next()
      add(item, to: &text)
    }
    for field in table.fields.sorted(by: { $0.key < $1.key }) where text.utf8.count < limit {
      next()
      text += isName(field.key) ? "\(field.key) = " : "[\(quoted(String(field.key.prefix(limit))))] = "
      add(field.value, to: &text)
    }
    for (key, item) in table.other where text.utf8.count < limit {
      next()
      text += "["
      add(key, to: &text)
      text += "] = "
      add(item, to: &text)
    }
    if text.utf8.count >= limit, !text.hasSuffix("…") { text += "…" }
    text += isFirst ? "{}" : " }"
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// A text between quotation marks.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    var afterNumber = false
    for scalar in text.unicodeScalars {
      // A digit behind a number would be read as a part of it.
      if afterNumber, ("0"..."9").contains(scalar) { quoted += "\\z " }
      afterNumber = false
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        quoted += "\\\(scalar.value)"
        afterNumber = true
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
