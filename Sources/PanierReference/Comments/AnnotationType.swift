/// Reads types in the notation of LuaCATS: `string`, `table[]`, `integer|string`, `fun(x: any): boolean`.
struct AnnotationType {
  /// The tables of options that were declared as classes, by name.
  let options: [String: [Parameter]]

  /// Cuts the type off the beginning of a text.
  static func split(_ text: Substring) -> (type: Substring, rest: Substring) {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case "(", "<", "{", "[": depth += 1
      case ")", ">", "}", "]": depth -= 1
      case " " where depth <= 0:
        // The results of a function type follow its colon: fun(x: any): boolean, string.
        let sign = index > text.startIndex ? text[text.index(before: index)] : " "
        guard sign == ":" || (sign == "," && text.hasPrefix("fun(")) else {
          return (text[..<index], text[index...].drop { $0 == " " })
        }
      default: break
      }
      index = text.index(after: index)
    }
    return (text, text[text.endIndex...])
  }

  /// The type that a text stands for; a name that is not one of Lua's own is an object.
  func read(_ text: Substring) -> ValueType {
    let parts = Self.alternatives(text)
    let isOptional = parts.contains("nil") || text.hasSuffix("?")
    var types: [ValueType] = []
    for part in parts where part != "nil" {
      let type = single(part)
      if !types.contains(type) { types.append(type) }
    }
    let whole: ValueType = types.count == 1 ? types[0] : types.isEmpty ? .any : .oneOf(types)
    return isOptional && whole != .any ? .optional(whole) : whole
  }

  private func single(_ text: Substring) -> ValueType {
    if text.hasPrefix("fun(") { return .function }
    if text.hasSuffix("?") { return read(text.dropLast()) }
    if text.hasSuffix("[]") {
      let item = text.dropLast(2)
      return .list(item.hasPrefix("(") ? read(item.dropFirst().dropLast()) : read(item))
    }
    if text.hasPrefix("(") { return read(text.dropFirst().dropLast()) }
    if text.hasPrefix("{") || text.hasPrefix("table<") { return .table }
    if text.hasPrefix("\"") { return .string }
    switch text {
    case "any", "unknown", "": return .any
    case "boolean", "true", "false": return .boolean
    case "integer": return .integer
    case "number": return .number
    case "string": return .string
    case "table": return .table
    case "function": return .function
    default:
      let name = String(text)
      return options[name].map(ValueType.options) ?? .object(name)
    }
  }

  /// The parts between the bars that stand in no bracket.
  private static func alternatives(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "(", "<", "{", "[": depth += 1
      case ")", ">", "}", "]": depth -= 1
      case "|" where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    parts.append(text[start...])
    // A function type takes all that follows it as its result.
    if let function = parts.firstIndex(where: { $0.hasPrefix("fun(") && $0.contains("):") }) {
      parts = Array(parts[...function])
    }
    return parts
  }
}
