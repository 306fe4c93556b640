import PanierVM

/// A Lua expression over the fields of a row, as `--filter` takes it: `total < "10 EUR" and status == "available"`.
///
/// Names are fields, `a.b` those of a field. There are literals, comparisons, `and or not`, arithmetic on numbers, `#`,
/// `..`, `money("…")` for an amount, and the methods `find`, `lower` and `upper` of texts, `find` without patterns. No
/// script code runs, so that a filter can do nothing but choose.
public struct RowFilter: Sendable {
  /// The text as it was given.
  public let text: String
  private let expression: RowExpression

  /// Reads an expression.
  /// - Throws: an error of kind `usage` for a text that is none.
  public init(_ text: String) throws {
    self.text = text
    expression = try RowFilterParser(text).expression()
  }

  /// The fields that it asks for, in the order of their first use.
  var fields: [String] {
    var fields: [String] = []
    for name in expression.fields where !fields.contains(name) { fields.append(name) }
    return fields
  }

  /// Whether a row is kept.
  /// - Parameter field: the value of a field; `.nil` where the row has none.
  func keeps(_ field: (String) -> LuaValue) throws -> Bool { try expression.value(field).isTruthy }
}

/// A filter that cannot be read or applied.
struct RowFilterError: UsageError, Hashable {
  let description: String
}
