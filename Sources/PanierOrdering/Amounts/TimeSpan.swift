/// A span of time as an operator writes it: `90s`, `15m`, `1h`, `7d`; a bare number is in seconds.
public struct TimeSpan: Sendable, Hashable {
  /// The span in seconds.
  public let seconds: Double

  /// Reads a span.
  /// - Parameter text: a whole number, and one of `s`, `m`, `h`, `d`; nil is returned for anything else.
  public init?(_ text: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    var digits = text[...]
    var unit = 1.0
    if let last = text.last, let known = units[last] {
      unit = known
      digits = digits.dropLast()
    }
    guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Double(digits)
    else { return nil }
    seconds = number * unit
  }
}
