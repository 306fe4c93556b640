public import FoundationEssentials

/// A moment as the API sends it: RFC 3339 text with an offset, or a day.
public struct APIDate: APIModel, Hashable, CustomStringConvertible {
  /// The text as it came: `2020-10-18T13:44:30+00:00`.
  public let text: String

  /// Takes the text as it is.
  /// - Parameter text: RFC 3339 text or a day `YYYY-MM-DD`.
  public init(text: String) { self.text = text }

  /// Creates the text of a moment, in whole seconds of UTC.
  /// - Parameter date: the moment, between the years 1 and 9999; others are taken to the nearer end.
  public init(_ date: Date) {
    let interval = date.timeIntervalSince1970
    let seconds = Int64(min(max(interval.isNaN ? 0 : interval, -62_135_596_800), 253_402_300_799).rounded(.down))
    let dayNumber = GregorianCalendar.floor(seconds, 86_400)
    let second = seconds - dayNumber * 86_400
    let (year, month, day) = GregorianCalendar.civil(dayNumber)
    func two(_ number: Int64) -> String { GregorianCalendar.padded(number) }
    let date = "\(GregorianCalendar.padded(year, 4))-\(two(month))-\(two(day))"
    text = "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))+00:00"
  }

  /// Reads a moment from a string.
  public init(json: JSONValue) throws(ModelError) { text = try String(json: json) }

  /// The moment, or nil where the text is no date; a day alone counts from midnight UTC.
  public var date: Date? {
    CivilTime(text).map { Date(timeIntervalSince1970: Double($0.secondsSince1970) + $0.fraction) }
  }

  /// The text as it came.
  public var description: String { text }
}
