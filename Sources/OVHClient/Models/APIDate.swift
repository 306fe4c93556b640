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
    guard let year = digits(4), mark("-"), let month = digits(2), mark("-"), let day = digits(2),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var seconds = GregorianCalendar.dayNumber(year, month, day) * 86_400
    var fraction = 0.0
    if !rest.isEmpty {
      guard mark("Tt "), let hour = digits(2), mark(":"), let minute = digits(2), hour < 24, minute < 60 else {
        return nil
      }
      seconds += hour * 3600 + minute * 60
      if mark(":") {
        guard let second = digits(2), second <= 60 else { return nil }
        seconds += second
        if mark(".") {
          let decimals = rest.prefix { $0.isASCII && $0.isNumber }
          guard let value = Double("0.\(decimals)") else { return nil }
          fraction = value
          rest = rest.dropFirst(decimals.count)
        }
      }
      if rest.first == "+" || rest.first == "-" {
        let east = rest.first == "+"
        rest = rest.dropFirst()
        guard let hours = digits(2) else { return nil }
        _ = mark(":")
        guard let minutes = digits(2) else { return nil }
        seconds += (east ? -1 : 1) * (hours * 3600 + minutes * 60)
      } else {
        _ = mark("Zz")
      }
    }
    return rest.isEmpty ? Date(timeIntervalSince1970: Double(seconds) + fraction) : nil
  }

  /// The text as it came.
  public var description: String { text }
}
