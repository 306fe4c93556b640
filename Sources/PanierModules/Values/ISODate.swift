import OVHClient

/// Reads the dates that scripts write.
enum ISODate {
  /// A date of the API, or nil where none is given.
  /// - Parameter text: ISO 8601, with or without a time.
  /// - Throws: ``UnreadableDate``.
  static func read(_ text: String?) throws -> APIDate? {
    guard let text else { return nil }
    let date = APIDate(text: text)
    guard date.date != nil else { throw UnreadableDate(text: text) }
    return date
  }
}

/// A text that is no date.
struct UnreadableDate: Error, Hashable, CustomStringConvertible {
  let text: String

  var description: String {
    "'\(text)' is not a date; write ISO 8601, as in \"2026-11-24\" or \"2026-11-24T10:00:00+01:00\""
  }
}
