/// One price of a plan (`order.cart.GenericProductPricing`).
public struct GenericPrice: APIModel, Hashable {
  /// What the price is for: `renew`, `installation`.
  public let capacities: [PriceCapacity]
  /// The price in words.
  public let description: String
  /// The duration to order with, ISO 8601; `P0D` for none.
  public let duration: String
  /// The number of months between payments; 0 for none.
  public let interval: Int64?
  /// The smallest quantity.
  public let minimumQuantity: Int64?
  /// The largest quantity; nil for no limit.
  public let maximumQuantity: Int64?
  /// The smallest number of periods.
  public let minimumRepeat: Int64?
  /// The largest number of periods; nil for no limit.
  public let maximumRepeat: Int64?
  /// The pricing mode to order with.
  public let pricingMode: PricingMode
  /// `rental`, `purchase` or `consumption`.
  public let pricingType: String
  /// The amount, without tax; nil in shortened answers.
  public let price: Price?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    capacities = try object.list("capacities")
    description = try object.value("description", default: "")
    duration = try object.value("duration", default: "")
    interval = try object.optional("interval")
    minimumQuantity = try object.optional("minimumQuantity")
    maximumQuantity = try object.optional("maximumQuantity")
    minimumRepeat = try object.optional("minimumRepeat")
    maximumRepeat = try object.optional("maximumRepeat")
    pricingMode = try object.value("pricingMode", default: .default)
    pricingType = try object.value("pricingType", default: "")
    let outer: Int64? = try object.optional("priceInUcents")
    let inner: Price? = try object.optional("price")
    // the price beside the object is exact where the object itself is rounded to cents
    price = inner.map { inner in outer.map { inner.with(ucents: $0) } ?? inner }
  }
}
