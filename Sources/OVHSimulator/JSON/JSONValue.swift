/// A JSON value that keeps the order of its keys and the digits of its numbers.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A number with a fraction or an exponent, or beyond 64 bits, as its literal.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// One key of a JSON object with its value.
struct JSONMember: Hashable, Sendable {
  var key: String
  var value: JSONValue
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember(key: $0.0, value: $0.1) })
  }

  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// The text, or `null` when there is none.
  static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// The integer, or `null` when there is none.
  static func id(_ value: Int64?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

  /// A list of integers.
  static func ids(_ values: some Sequence<Int64>) -> JSONValue { .array(values.map(JSONValue.integer)) }

  /// A list of texts.
  static func texts(_ values: some Sequence<String>) -> JSONValue { .array(values.map(JSONValue.string)) }

  /// The value of a key, the last one where a key occurs twice; nil for values that are no objects.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The text of a string.
  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of an integer.
  var integer: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The value of a boolean.
  var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The elements of a list.
  var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }
}
