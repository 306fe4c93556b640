public import OVHClient
public import PanierReference
public import PanierVM

extension APIDate: LuaReadable {
  /// Text: ISO 8601, with or without a time.
  public static var valueType: ValueType { .string }

  /// Reads a date as scripts write it.
  ///
  /// - Throws: ``UnreadableDate`` for any other text.
  public static func read(_ value: LuaValue) throws -> APIDate? {
    guard case .string(let text) = value else { return nil }
    let date = APIDate(text: text)
    guard date.date != nil else { throw UnreadableDate(text: text) }
    return date
  }
}

/// A text that is no date.
struct UnreadableDate: UsageError, Hashable {
  let text: String

  var description: String {
    "'\(text)' is not a date; write ISO 8601, as in \"2026-11-24\" or \"2026-11-24T10:00:00+01:00\""
  }
}
