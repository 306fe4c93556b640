/// An option of a plan (`order.cart.GenericOptionDefinition`).
public struct GenericOption: APIModel, Hashable {
  /// The plan code of the option.
  public let planCode: String
  /// The name of the product.
  public let productName: String
  /// The kind of product.
  public let productType: String
  /// The family: `memory`, `storage`.
  public let family: String
  /// True when one option of the family at most fits an item.
  public let exclusive: Bool
  /// True when the family must be filled before checkout.
  public let mandatory: Bool
  /// The prices by mode and capacity.
  public let prices: [GenericPrice]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    planCode = try object.required("planCode")
    productName = try object.value("productName", default: "")
    productType = try object.value("productType", default: "")
    family = try object.value("family", default: "")
    exclusive = try object.value("exclusive", default: false)
    mandatory = try object.value("mandatory", default: false)
    prices = try object.list("prices")
  }
}
