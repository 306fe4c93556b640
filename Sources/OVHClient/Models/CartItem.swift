/// An item of a cart (`order.cart.Item`); an option is an item with a parent.
public struct CartItem: APIModel, Hashable {
  /// The item id.
  public let id: Int64
  /// The cart; nil in shortened answers.
  public let cartID: String?
  /// The product; a domain item says `domainblog`.
  public let productID: String
  /// The duration, ISO 8601.
  public let duration: String?
  /// The former key of the offer.
  public let offerID: String?
  /// The item that this option belongs to.
  public let parentItemID: Int64?
  /// The ids of the option items.
  public let options: [Int64]
  /// The ids of the configurations set so far.
  public let configurations: [Int64]
  /// The prices by label, without tax; not what the order will cost.
  public let prices: [LabelledPrice]
  /// What was ordered.
  public let settings: ItemSettings

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("itemId")
    cartID = try object.optional("cartId")
    productID = try object.value("productId", default: "")
    duration = try object.optional("duration")
    offerID = try object.optional("offerId")
    parentItemID = try object.optional("parentItemId")
    options = try object.list("options")
    configurations = try object.list("configurations")
    prices = try object.list("prices")
    settings = try object.value("settings", default: ItemSettings())
  }

  /// The price with a label, or nil.
  /// - Parameter label: the label.
  public func price(_ label: PriceLabel) -> Price? { prices.first { $0.label == label }?.price }
}
