/// What a planned item costs again and again, without tax and without the promotions of the first period.
public struct PlannedRenewal: Sendable, Hashable, Codable {
  /// The price of a period, for the whole quantity.
  public var price: Money
  /// The months between two payments.
  public var months: Int64

  /// Describes a renewal; nil for one that never comes.
  init?(_ price: Money, months: Int64, quantity: Int64) {
    guard months > 0, price.ucents > 0, let whole = try? price.multiplied(by: quantity) else { return nil }
    self.price = whole
    self.months = months
  }

  /// What it costs in a month, rounded half up to the cent.
  public var perMonth: Money { share(of: 1) }
  /// What it costs in a year, rounded half up to the cent.
  public var perYear: Money { share(of: 12) }

  private func share(of wanted: Int64) -> Money {
    guard wanted != months else { return price }
    // In 128 bits, since a year's worth of the largest amount is more than 64 hold.
    let cents =
      (Int128(price.ucents) * Int128(wanted) * 2 + Int128(months) * Int128(Money.cent))
      / (Int128(months) * Int128(Money.cent) * 2)
    return Money(ucents: Int64(clamping: cents * Int128(Money.cent)), currency: price.currency)
  }
}
