/// How soon something can be delivered (`dedicated.AvailabilityEnum`, `vps.order.rule.StatusEnum`).
public struct Availability: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// VPS: in stock.
  public static let available = Availability(rawValue: "available")
  /// VPS: not in stock, and taken in advance.
  public static let preorder = Availability(rawValue: "out-of-stock-preorder-allowed")
  /// VPS: not in stock.
  public static let outOfStock = Availability(rawValue: "out-of-stock")
  /// Servers: not in stock.
  public static let unavailable = Availability(rawValue: "unavailable")

  /// The hours until delivery: 24 of `24H`, 1 of `1H-low`; nil where the text does not begin with a number of hours.
  public var hours: Int? {
    let digits = rawValue.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let rest = rawValue.utf8.dropFirst(digits.count)
    guard rest.first == UInt8(ascii: "H"), rest.count == 1 || rest.dropFirst().first == UInt8(ascii: "-") else {
      return nil
    }
    return Int(Substring(digits))
  }

  /// How much is left where the text says so: `low` or `high`.
  public var level: String? {
    guard hours != nil, let dash = rawValue.utf8.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    return String(rawValue[rawValue.utf8.index(after: dash)...])
  }

  /// Whether it can be ordered, as far as the text tells: a text that nobody knows tells no.
  public var isOrderable: Bool { hours != nil || self == .available || self == .preorder }
}
