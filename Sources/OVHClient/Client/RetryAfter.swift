import FoundationEssentials

/// Reads the field `Retry-After`: seconds, or an HTTP date.
enum RetryAfter {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The wait an answer asks for, never negative; nil where it asks for none.
  static func wait(_ answer: TransportResponse, now: Date) -> Duration? {
    guard let text = answer.header("Retry-After")?.split(separator: " ").joined(separator: " ") else { return nil }
    if let seconds = Double(text), seconds.isFinite, seconds >= 0 { return .seconds(min(seconds, 1e9)) }
    // Wed, 21 Oct 2015 07:28:00 GMT
    let parts = text.lowercased().split(separator: " ")
    guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "gmt",
      let month = months.firstIndex(of: String(parts[2])), parts[1].count <= 2
    else { return nil }
    let day = parts[1].count == 1 ? "0\(parts[1])" : String(parts[1])
    let monthText = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    guard let date = APIDate(text: "\(parts[3])-\(monthText)-\(day)T\(parts[4])Z").date else { return nil }
    return .seconds(max(0, date.timeIntervalSince(now)))
  }
}
