import FoundationEssentials

/// One row of an answer: its values as texts, by the names of their columns.
struct PostgresRow: Sendable, Hashable {
  let values: [String: String]

  subscript(_ name: String) -> String? { values[name] }

  /// A value that has to be there; what is not is an answer of another version.
  func text(_ name: String) throws(PostgresError) -> String {
    guard let value = values[name] else { throw Self.strange(name) }
    return value
  }

  func number(_ name: String) throws(PostgresError) -> Int64 {
    guard let value = Int64(try text(name)) else { throw Self.strange(name) }
    return value
  }

  func isTrue(_ name: String) -> Bool { values[name] == "t" }

  /// A moment that the server wrote in seconds since 1970.
  func moment(_ name: String) throws(PostgresError) -> Date {
    guard let seconds = Double(try text(name)) else { throw Self.strange(name) }
    return Date(timeIntervalSince1970: seconds)
  }

  private static func strange(_ name: String) -> PostgresError {
    PostgresError(code: "XX000", message: "the ledger's answer has no '\(name)' that can be read")
  }
}
