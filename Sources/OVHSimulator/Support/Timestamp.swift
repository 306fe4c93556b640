import FoundationEssentials
import OVHClient

/// Dates as the API writes and reads them: `2026-11-24T04:00:00+01:00`.
enum Timestamp {
  /// Writes a date in UTC, as carts do.
  static func utc(_ date: Date) -> String { write(seconds(date), offset: 0) }

  /// Writes a date in the time of Paris, as orders do.
  static func paris(_ date: Date) -> String {
    let seconds = seconds(date)
    return write(seconds, offset: isSummer(seconds) ? 7200 : 3600)
  }

  /// Writes the day of a date in UTC: `2026-11-24`.
  static func day(_ date: Date) -> String { String(utc(date).prefix(10)) }

  /// Reads `YYYY-MM-DD`, alone or followed by `Thh:mm[:ss[.fff]]` and `Z`, `±hh:mm` or nothing (UTC).
  static func parse(_ text: String) -> Date? {
    CivilTime(text).map { Date(timeIntervalSince1970: Double($0.secondsSince1970)) }
  }

  private static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }

  private static func write(_ seconds: Int64, offset: Int64) -> String {
    let local = seconds + offset
    let day = GregorianCalendar.floor(local, 86400)
    let time = local - day * 86400
    let (y, m, d) = GregorianCalendar.civil(day)
    func pad(_ value: Int64, _ width: Int = 2) -> String { GregorianCalendar.padded(value, width) }
    let zone = "+" + pad(offset / 3600) + ":" + pad(offset % 3600 / 60)
    return "\(pad(y, 4))-\(pad(m))-\(pad(d))T\(pad(time / 3600)):\(pad(time % 3600 / 60)):\(pad(time % 60))\(zone)"
  }

  /// Whether summer time holds in Paris: from the last Sunday of March to that of October, 01:00 UTC both.
  private static func isSummer(_ seconds: Int64) -> Bool {
    let year = GregorianCalendar.civil(GregorianCalendar.floor(seconds, 86400)).year
    return (lastSunday(3, year: year)..<lastSunday(10, year: year)).contains(seconds)
  }

  private static func lastSunday(_ month: Int64, year: Int64) -> Int64 {
    let last = GregorianCalendar.dayNumber(year, month, 31)
    // 1970-01-01 was a Thursday, so day 3 was a Sunday.
    let weekday = (last - 3) - GregorianCalendar.floor(last - 3, 7) * 7
    return (last - weekday) * 86400 + 3600
  }
}
