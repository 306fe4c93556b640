/// An ISO 8601 duration of years, months, weeks and days, as the order API writes them: `P1Y`, `P12M`, `P0D`.
public struct Period: Sendable {
  /// Whole months, twelve for each year.
  public let months: Int
  /// Whole days, seven for each week.
  public let days: Int

  /// Creates a period.
  /// - Parameters:
  ///   - months: whole months.
  ///   - days: whole days besides.
  public init(months: Int = 0, days: Int = 0) {
    self.months = months
    self.days = days
  }

  /// Reads a period.
  /// - Parameter text: an ISO 8601 duration without a time part: `P1Y`, `P1Y6M`, `P2W`, `P0D`.
  /// - Throws: ``PeriodError/unreadable(_:)``.
  public init(_ text: String) throws {
    guard text.first == "P", text.count > 1 else { throw PeriodError.unreadable(text) }
    var rest = text.dropFirst()
    var months = 0
    var days = 0
    var allowed = Substring("YMWD")
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard digits.count <= 6, let count = Int(digits), let unit = rest.popFirst(),
        let position = allowed.firstIndex(of: unit)
      else { throw PeriodError.unreadable(text) }
      allowed = allowed[allowed.index(after: position)...]
      switch unit {
      case "Y": months += 12 * count
      case "M": months += count
      case "W": days += 7 * count
      default: days += count
      }
    }
    self.init(months: months, days: days)
  }

  /// The sum of two periods.
  public static func + (first: Period, second: Period) -> Period {
    Period(months: first.months + second.months, days: first.days + second.days)
  }

  /// Whether this period is shorter than another.
  /// - Throws: ``PeriodError/incomparable(_:_:)`` when months would have to be weighed against days and both answers
  ///   are possible.
  public func isShorter(than other: Period) throws -> Bool {
    let months = months - other.months
    let days = days - other.days
    if months == 0 { return days < 0 }
    if days == 0 { return months < 0 }
    // A month has 28 to 31 days: decide only where every length gives the same answer.
    let shortest = months * (months > 0 ? 28 : 31) + days
    let longest = months * (months > 0 ? 31 : 28) + days
    if longest < 0 { return true }
    if shortest >= 0 { return false }
    throw PeriodError.incomparable(description, other.description)
  }
}

extension Period: Hashable, CustomStringConvertible {
  /// The shortest ISO 8601 form: twelve months are `P1Y`, nothing is `P0D`.
  public var description: String {
    guard months != 0 || days != 0 else { return "P0D" }
    var text = "P"
    if months / 12 != 0 { text += "\(months / 12)Y" }
    if months % 12 != 0 { text += "\(months % 12)M" }
    if days != 0 { text += "\(days)D" }
    return text
  }
}
