/// A day, with its time and its offset from UTC if they are written: the one reader of ISO 8601 and RFC 3339.
package struct CivilTime: Sendable, Hashable {
  /// Days since 1970-01-01.
  package let dayNumber: Int64
  /// Seconds since midnight; nil for a day alone.
  package let secondOfDay: Int64?
  /// Whether the second that is written is the 60th of its minute.
  package let isLeapSecond: Bool
  /// What is written behind the whole seconds, from 0 up to 1.
  package let fraction: Double
  /// Minutes east of UTC; nil if none are written, which counts as UTC.
  package let offset: Int64?

  /// Seconds since 1970, without the fraction; a day alone begins at midnight UTC.
  package var secondsSince1970: Int64 { dayNumber * 86_400 + (secondOfDay ?? 0) - (offset ?? 0) * 60 }

  /// Reads a text.
  /// - Parameter text: `2026-11-24`, `2026-11-24T10:00`, `2026-11-24T10:00:00+01:00`, `2026-11-24T10:00:00.5Z`; a space may
  ///   stand for `T`. Nil for anything else, and for days that no calendar has.
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    func digits(_ count: Int) -> Int64? {
      let head = rest.prefix(count)
      guard head.utf8.count == count, head.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
      rest = rest.dropFirst(count)
      return Int64(head)
    }
    func mark(_ marks: String) -> Bool {
      guard let first = rest.first, marks.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = digits(4), mark("-"), let month = digits(2), mark("-"), let day = digits(2), year >= 1,
      (1...12).contains(month), (1...GregorianCalendar.days(in: month, of: year)).contains(day)
    else { return nil }
    dayNumber = GregorianCalendar.dayNumber(year, month, day)
    guard !rest.isEmpty else {
      (secondOfDay, isLeapSecond, fraction, offset) = (nil, false, 0, nil)
      return
    }
    guard mark("Tt "), let hour = digits(2), hour < 24, mark(":"), let minute = digits(2), minute < 60 else {
      return nil
    }
    var (seconds, isLeap, decimals) = (hour * 3600 + minute * 60, false, 0.0)
    if mark(":") {
      guard let second = digits(2), second <= 60 else { return nil }
      seconds += second
      isLeap = second == 60
      if mark(".") {
        let written = rest.prefix { $0.isASCII && $0.isNumber }
        guard !written.isEmpty, let value = Double("0.\(written)") else { return nil }
        decimals = value
        rest = rest.dropFirst(written.count)
      }
    }
    (secondOfDay, isLeapSecond, fraction) = (seconds, isLeap, decimals)
    if rest.isEmpty {
      offset = nil
    } else if mark("Zz") {
      offset = 0
    } else {
      let isWest = rest.first == "-"
      guard mark("+-"), let hours = digits(2), hours < 24 else { return nil }
      _ = mark(":")
      guard let minutes = digits(2), minutes < 60 else { return nil }
      offset = (isWest ? -1 : 1) * (hours * 60 + minutes)
    }
    guard rest.isEmpty else { return nil }
  }
}
