/// One answer to the question for a domain name (`order.cart.ProductInformation`).
public struct DomainOffer: APIModel, Hashable {
  /// What the offer does; nil in samples before 2018.
  public let action: DomainAction?
  /// False when the offer may not be added to a cart.
  public let orderable: Bool
  /// The pricing mode to order with; nil in old samples.
  public let pricingMode: PricingMode?
  /// The commercial level: `gold`, `diamond`, `platinium`.
  public let offer: String?
  /// The former key of the offer, deprecated by the API.
  public let offerID: String?
  /// The product, `domain`.
  public let productID: String
  /// The phase of the registry: `ga`, `normal`.
  public let phase: String
  /// The durations on sale, ISO 8601: `P1Y` to `P10Y`.
  public let durations: [String]
  /// The duration the API proposes.
  public let recommendedDuration: String?
  /// The largest quantity; nil where the API says nothing.
  public let quantityMax: Int64?
  /// The prices by label, without tax.
  public let prices: [LabelledPrice]
  /// Configurations that are already known to be required.
  public let configurations: [ConfigurationRequirement]
  /// The name servers of a name that would be transferred.
  public let currentNameservers: [String]
  /// True when the registry forbids the transfer; nil where the API says nothing.
  public let isTransferLocked: Bool?
  /// The delivery time in words, often empty.
  public let deliveryTime: String

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    action = try object.optional("action")
    orderable = try object.value("orderable", default: false)
    pricingMode = try object.optional("pricingMode")
    offer = try object.optional("offer")
    offerID = try object.optional("offerId")
    productID = try object.value("productId", default: "domain")
    phase = try object.value("phase", default: "")
    durations = try object.list("duration")
    recommendedDuration = try object.optional("recommendedDuration")
    quantityMax = try object.optional("quantityMax")
    prices = try object.list("prices")
    configurations = try object.list("configurations")
    currentNameservers = try object.list("currentNameservers")
    isTransferLocked = try object.optional("isTransferLocked")
    deliveryTime = try object.value("deliveryTime", default: "")
  }

  /// The price with a label, or nil.
  /// - Parameter label: the label.
  public func price(_ label: PriceLabel) -> Price? { prices.first { $0.label == label }?.price }
}
