/// The type of a parameter, a result or a field, as the manual writes it and as calls are checked.
public indirect enum ValueType: Sendable, Hashable {
  /// Any value, `nil` included.
  case any
  /// `true` or `false`.
  case boolean
  /// A whole number; a float with an exact integer value is accepted.
  case integer
  /// An integer or a float.
  case number
  /// Text in UTF-8.
  case string
  /// A table of any shape.
  case table
  /// A function.
  case function
  /// An object of the documented type with this name.
  case object(String)
  /// A sequence whose items have this type.
  case list(ValueType)
  /// A table with named fields; an unknown name is refused.
  case options([Parameter])
  /// One of several types.
  case oneOf([ValueType])
  /// The type, or `nil`; for results only.
  case optional(ValueType)

  /// The type in words, such as `list of string` or `string or Money`.
  public var description: String {
    switch self {
    case .any: "any value"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .table, .options: "table"
    case .function: "function"
    case .object(let name): name
    case .list(let item): "list of \(item.description)"
    case .oneOf(let types): Self.alternatives(types)
    case .optional(let type): "\(type.description) or nil"
    }
  }

  private static func alternatives(_ types: [ValueType]) -> String {
    var words: [String] = []
    for type in types where !words.contains(type.description) { words.append(type.description) }
    guard let last = words.popLast() else { return "nothing" }
    return words.isEmpty ? last : words.joined(separator: ", ") + " or " + last
  }
}

extension ValueType: CustomStringConvertible {}
