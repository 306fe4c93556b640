/// What one item of a purchase costs again each later period.
public struct RenewalPrice: Sendable, Hashable {
  /// The name of a domain, or the plan's code.
  public var name: String
  /// The price of a period for the whole quantity, without tax; nil where the API does not tell it.
  public var price: Money?
  /// The period; nil where the API names none.
  public var period: Period?

  /// Creates a price of a renewal.
  public init(name: String, price: Money?, period: Period?) {
    self.name = name
    self.price = price
    self.period = period
  }
}

extension RenewalPrice: CustomStringConvertible {
  /// `free-example.fr at 7.79 EUR without tax every year`.
  public var description: String {
    guard let price else { return "\(name) \(Self.words(period)), at a price that the API does not tell" }
    return "\(name) at \(price) without tax \(Self.words(period))"
  }

  private static func words(_ period: Period?) -> String {
    switch (period?.months, period?.days) {
    case (let months?, 0?) where months > 0 && months % 12 == 0: every(months / 12, "year")
    case (let months?, 0?) where months > 0: every(months, "month")
    case (0?, let days?) where days > 0: every(days, "day")
    default: "every period"
    }
  }

  private static func every(_ count: Int, _ unit: String) -> String {
    count == 1 ? "every \(unit)" : "every \(count) \(unit)s"
  }
}
