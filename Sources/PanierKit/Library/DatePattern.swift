import OVHClient

/// The text of dates by a pattern with the signs of `strftime`; names are English everywhere.
struct DatePattern {
  private let pattern: String

  /// Takes a pattern.
  init(_ pattern: String) {
    self.pattern = pattern
  }

  /// Writes a date.
  /// - Throws: ``UnknownDateSign``.
  func text(of date: CalendarDate) throws -> String {
    var text = ""
    var rest = pattern[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        text.append(character)
        continue
      }
      let sign = rest.popFirst()
      guard let sign, let part = Self.part(sign, date) else {
        throw UnknownDateSign(sign: sign.map(String.init) ?? "")
      }
      text += part
    }
    return text
  }

  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func part(_ sign: Character, _ date: CalendarDate) -> String? {
    let (year, month, day) = date.civil
    let second = date.secondOfDay ?? 0
    switch sign {
    case "Y": return GregorianCalendar.padded(year, 4)
    case "m": return GregorianCalendar.padded(month)
    case "d": return GregorianCalendar.padded(day)
    case "e": return String(day)
    case "H": return GregorianCalendar.padded(second / 3600)
    case "M": return GregorianCalendar.padded(second / 60 % 60)
    case "S": return GregorianCalendar.padded(second % 60)
    case "z": return date.offsetText
    case "j":
      return GregorianCalendar.padded(date.dayNumber - GregorianCalendar.dayNumber(year, 1, 1) + 1, 3)
    case "u": return String(date.weekday)
    case "A": return weekdays[Int(date.weekday) - 1]
    case "a": return String(weekdays[Int(date.weekday) - 1].prefix(3))
    case "B": return months[Int(month) - 1]
    case "b": return String(months[Int(month) - 1].prefix(3))
    case "F": return date.day.description
    case "T":
      return [second / 3600, second / 60 % 60, second % 60].map { GregorianCalendar.padded($0) }.joined(separator: ":")
    case "%": return "%"
    default: return nil
    }
  }
}

/// A letter after `%` that `Date:format` does not know.
struct UnknownDateSign: UsageError, Hashable {
  let sign: String

  var description: String {
    "Date:format: '%\(sign)' is not known; %Y, %m, %d, %H, %M and %S are, among others"
  }
}
