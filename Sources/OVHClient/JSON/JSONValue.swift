/// A JSON value that keeps every number as the text that was sent.
///
/// Members of an object keep their order, so a value that was read can be written back
/// with the same numbers, the same names and the same order.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as text.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// The name of the kind for messages: «an object», «a string».
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// True for `null`.
  public var isNull: Bool { self == .null }

  /// The string, or nil for any other kind.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The boolean, or nil for any other kind.
  public var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The number, or nil for any other kind.
  public var number: JSONNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The elements, or nil for any other kind.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The object, or nil for any other kind.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The whole number of a number or of a string of digits that fits 64 bits, else nil.
  public var int64: Int64? {
    switch self {
    case .number(let number): number.int64
    case .string(let text): JSONNumber(text)?.int64
    default: nil
    }
  }

  /// The member of an object by its name; nil where there is none or where this is no object.
  public subscript(name: String) -> JSONValue? { object?[name] }

  /// The element of a list by its place from 0; nil outside the list or where this is no list.
  public subscript(index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates a whole number.
  public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
  /// Creates a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Creates an object whose members keep the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }

  /// Creates a whole number.
  /// - Parameter value: the number.
  public init(_ value: Int64) { self = .number(JSONNumber(value)) }
}
