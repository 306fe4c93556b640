import OVHClient
import PanierOrdering

/// A day of the Gregorian calendar, with a time and an offset from UTC where they are known.
struct CalendarDate: Sendable, Hashable, CustomStringConvertible {
  /// Days since 1970-01-01.
  private(set) var dayNumber: Int64
  /// Seconds since midnight; nil for a day alone.
  private(set) var secondOfDay: Int64?
  /// Minutes east of UTC; nil where none was written, which counts as UTC.
  private(set) var offset: Int64?

  /// Reads ISO 8601: `2026-11-24`, `2026-11-24T10:00`, `2026-11-24T10:00:00+01:00`, `2026-11-24T10:00:00.5Z`.
  ///
  /// Fractions of a second are dropped.
  /// - Throws: ``UnreadableDate``.
  init(_ text: String) throws {
    // Lua's clocks know no leap seconds.
    guard let read = CivilTime(text), !read.isLeapSecond else { throw UnreadableDate(text: text) }
    (dayNumber, secondOfDay, offset) = (read.dayNumber, read.secondOfDay, read.offset)
  }

  /// The moment of some seconds since 1970, in UTC.
  init(secondsSince1970 seconds: Int64, offset: Int64 = 0) {
    let local = seconds + offset * 60
    dayNumber = GregorianCalendar.floor(local, 86_400)
    secondOfDay = local - dayNumber * 86_400
    self.offset = offset
  }

  /// A day alone.
  private init(dayNumber: Int64, secondOfDay: Int64?, offset: Int64?) {
    self.dayNumber = dayNumber
    self.secondOfDay = secondOfDay
    self.offset = offset
  }

  /// The day without its time.
  var day: CalendarDate { CalendarDate(dayNumber: dayNumber, secondOfDay: nil, offset: nil) }

  /// Seconds since 1970; a day alone begins at midnight UTC.
  var secondsSince1970: Int64 { dayNumber * 86_400 + (secondOfDay ?? 0) - (offset ?? 0) * 60 }

  /// Year, month and day of the month.
  var civil: (year: Int64, month: Int64, day: Int64) { GregorianCalendar.civil(dayNumber) }

  /// 1 for Monday to 7 for Sunday.
  var weekday: Int64 { (dayNumber + 3) - GregorianCalendar.floor(dayNumber + 3, 7) * 7 + 1 }

  /// The same moment as clocks at another offset show it; a day alone stays as it is.
  func at(offset other: Int64) -> CalendarDate {
    secondOfDay == nil ? self : CalendarDate(secondsSince1970: secondsSince1970, offset: other)
  }

  /// The date a period later; from the 31st on to the last day where a month is shorter.
  /// - Throws: ``DateOutOfRange`` beyond the years 1 to 9999.
  func adding(_ period: Period, times sign: Int64 = 1) throws -> CalendarDate {
    let start = civil
    let month = start.year * 12 + start.month - 1 + sign * Int64(period.months)
    let year = GregorianCalendar.floor(month, 12)
    guard (1...9999).contains(year) else { throw DateOutOfRange() }
    let inYear = month - year * 12 + 1
    let day = min(start.day, GregorianCalendar.days(in: inYear, of: year))
    let number = GregorianCalendar.dayNumber(year, inYear, day) + sign * Int64(period.days)
    guard (1...9999).contains(GregorianCalendar.civil(number).year) else { throw DateOutOfRange() }
    return CalendarDate(dayNumber: number, secondOfDay: secondOfDay, offset: offset)
  }

  /// Days from this date to another, as a calendar at this date's offset counts them; negative for earlier ones.
  func days(until other: CalendarDate) -> Int64 {
    other.at(offset: offset ?? 0).dayNumber - dayNumber
  }

  /// ISO 8601, as precise as the date is.
  var description: String {
    let (year, month, day) = civil
    var text =
      "\(GregorianCalendar.padded(year, 4))-\(GregorianCalendar.padded(month))-\(GregorianCalendar.padded(day))"
    guard let second = secondOfDay else { return text }
    text +=
      "T\(GregorianCalendar.padded(second / 3600)):\(GregorianCalendar.padded(second / 60 % 60)):\(GregorianCalendar.padded(second % 60))"
    return text + offsetText
  }

  /// `+01:00`, `Z`; empty where no offset is known.
  var offsetText: String {
    guard let offset else { return "" }
    guard offset != 0 else { return "Z" }
    let minutes = offset.magnitude
    return
      "\(offset < 0 ? "-" : "+")\(GregorianCalendar.padded(Int64(minutes / 60))):\(GregorianCalendar.padded(Int64(minutes % 60)))"
  }
}

/// A date beyond what can be written.
struct DateOutOfRange: UsageError, Hashable {
  var description: String { "the date lies beyond the years 1 to 9999" }
}
