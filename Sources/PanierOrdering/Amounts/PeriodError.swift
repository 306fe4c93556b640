/// What cannot be done with a period.
public enum PeriodError: Error, Sendable, Hashable {
  /// The text is no ISO 8601 duration of years, months, weeks and days; carries the text.
  case unreadable(String)
  /// Months would have to be weighed against days; carries both periods.
  case incomparable(String, String)
}

extension PeriodError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let text):
      "'\(text)' is not a period; write an ISO 8601 duration, as in \"P1Y\" for a year or \"P1M\" for a month"
    case .incomparable(let first, let second):
      "\(first) and \(second) cannot be compared, since months have different lengths"
    }
  }
}
