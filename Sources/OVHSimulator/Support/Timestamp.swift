import FoundationEssentials

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
    let match = text.wholeMatch(
      of: /(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?)?/)
    guard let (_, year, month, day, hour, minute, second, zone) = match?.output,
      let y = Int64(year), let m = Int64(month), let d = Int64(day), (1...12).contains(m), d >= 1,
      d <= daysInMonth(m, year: y)
    else { return nil }
    let h = hour.flatMap { Int64($0) } ?? 0
    let min = minute.flatMap { Int64($0) } ?? 0
    let s = second.flatMap { Int64($0) } ?? 0
    guard h < 24, min < 60, s < 61 else { return nil }
    var total = days(y, m, d) * 86400 + h * 3600 + min * 60 + s
    if let zone, zone.first == "+" || zone.first == "-" {
      let digits = zone.filter(\.isNumber)
      guard let hours = Int64(digits.prefix(2)), let minutes = Int64(digits.suffix(2)), hours < 24, minutes < 60
      else { return nil }
      total -= (zone.first == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
    return Date(timeIntervalSince1970: Double(total))
  }

  private static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }

  private static func write(_ seconds: Int64, offset: Int64) -> String {
    let local = seconds + offset
    let day = local.floorDivided(by: 86400)
    let time = local - day * 86400
    let (y, m, d) = civil(day)
    let zone = "+" + pad(offset / 3600) + ":" + pad(offset % 3600 / 60)
    return "\(pad(y, 4))-\(pad(m))-\(pad(d))T\(pad(time / 3600)):\(pad(time % 3600 / 60)):\(pad(time % 60))\(zone)"
  }

  private static func pad(_ value: Int64, _ width: Int = 2) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// Days since 1970-01-01 of a day of the Gregorian calendar (Howard Hinnant's algorithm).
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = y.floorDivided(by: 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
  }

  private static func civil(_ day: Int64) -> (Int64, Int64, Int64) {
    let shifted = day + 719468
    let era = shifted.floorDivided(by: 146097)
    let dayOfEra = shifted - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func daysInMonth(_ month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether summer time holds in Paris: from the last Sunday of March to that of October, 01:00 UTC both.
  private static func isSummer(_ seconds: Int64) -> Bool {
    let year = civil(seconds.floorDivided(by: 86400)).0
    return (lastSunday(3, year: year)..<lastSunday(10, year: year)).contains(seconds)
  }

  private static func lastSunday(_ month: Int64, year: Int64) -> Int64 {
    let last = days(year, month, 31)
    // 1970-01-01 was a Thursday, so day 3 was a Sunday.
    let weekday = (last - 3) - (last - 3).floorDivided(by: 7) * 7
    return (last - weekday) * 86400 + 3600
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity.
  func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor != 0 && (self < 0) != (divisor < 0) ? quotient - 1 : quotient
  }
}
