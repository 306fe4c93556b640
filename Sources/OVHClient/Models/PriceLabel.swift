/// What a labelled price is for (`order.cart.PriceLabelEnum`).
public struct PriceLabel: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// For the period.
  public static let price = PriceLabel(rawValue: "PRICE")
  /// Set-up or registry fee.
  public static let fee = PriceLabel(rawValue: "FEE")
  /// Promotion; its sign differs between answers, use the magnitude.
  public static let discount = PriceLabel(rawValue: "DISCOUNT")
  /// Price and fee less discount, without tax.
  public static let total = PriceLabel(rawValue: "TOTAL")
  /// Cost of a renewal, not part of the total.
  public static let renew = PriceLabel(rawValue: "RENEW")
}
