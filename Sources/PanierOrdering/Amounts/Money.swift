/// An exact amount of money: a whole number of 10⁻⁸ units of one currency.
///
/// The scale is the order API's own (`priceInUcents`: one unit is 10⁸). No floating-point number ever takes part.
public struct Money: Sendable, Hashable {
  /// The amount in 10⁻⁸ of the currency's unit.
  public let ucents: Int64
  /// The currency's code in upper case: `EUR`, or `PTS` for points.
  public let currency: String

  /// How many ``ucents`` make one unit of the currency.
  public static let unit: Int64 = 100_000_000
  /// How many ``ucents`` make one hundredth of the unit: the API's totals are rounded to it.
  public static let cent: Int64 = 1_000_000

  /// Creates an amount.
  /// - Parameters:
  ///   - ucents: the amount in 10⁻⁸ of the currency's unit.
  ///   - currency: the currency's code, `EUR`.
  public init(ucents: Int64, currency: String) {
    self.ucents = ucents
    self.currency = currency
  }

  /// Nothing, in the given currency.
  public static func zero(_ currency: String) -> Money { Money(ucents: 0, currency: currency) }

  /// Whether the amount is below zero.
  public var isNegative: Bool { ucents < 0 }

  /// The amount as decimal text with at least two decimals and no more than it needs: `19.99`, `0.125`.
  public var decimal: String {
    let magnitude = ucents.magnitude
    let unit = UInt64(Money.unit)
    var fraction = String(magnitude % unit)
    fraction = String(repeating: "0", count: 8 - fraction.count) + fraction
    while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(isNegative ? "-" : "")\(magnitude / unit).\(fraction)"
  }
}

extension Money: CustomStringConvertible {
  /// The amount with its currency: `19.99 EUR`.
  public var description: String { "\(decimal) \(currency)" }
}
