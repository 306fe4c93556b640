/// What a generic price is for (`order.cart.GenericProductPricingCapacitiesEnum`).
public struct PriceCapacity: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Set-up, charged along with the first period.
  public static let installation = PriceCapacity(rawValue: "installation")
  /// The period itself; gives duration and mode to order with.
  public static let renew = PriceCapacity(rawValue: "renew")
  /// Change of plan.
  public static let upgrade = PriceCapacity(rawValue: "upgrade")
  /// Billed by use.
  public static let consumption = PriceCapacity(rawValue: "consumption")
}
