import OVHClient

extension JSONValue {
  /// A whole number.
  static func integer(_ value: Int64) -> JSONValue { .number(JSONNumber(value)) }

  /// The text, or `null` when there is none.
  static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// The integer, or `null` when there is none.
  static func id(_ value: Int64?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

  /// A list of integers.
  static func ids(_ values: some Sequence<Int64>) -> JSONValue { .array(values.map(JSONValue.integer)) }

  /// A list of texts.
  static func texts(_ values: some Sequence<String>) -> JSONValue { .array(values.map(JSONValue.string)) }

  /// The value of a number without fraction and exponent; strings of digits are none, other than for ``int64``.
  var integer: Int64? {
    guard case .number(let number) = self else { return nil }
    return Int64(number.text)
  }

  /// An object with the members of another one added or replaced.
  func merging(_ other: JSONValue, except skipped: Set<String> = []) -> JSONValue {
    guard var merged = object, let changes = other.object else { return self }
    for change in changes.members where !skipped.contains(change.name) {
      if let old = merged[change.name], case .object = change.value, case .object = old {
        merged[change.name] = old.merging(change.value)
      } else {
        merged[change.name] = change.value
      }
    }
    return .object(merged)
  }
}
