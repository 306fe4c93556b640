/// A plan of a product (`order.cart.GenericProductDefinition`).
public struct GenericOffer: APIModel, Hashable {
  /// The plan code.
  public let planCode: String
  /// The name of the product.
  public let productName: String
  /// The kind of product: `delivery`, `saas_license`.
  public let productType: String
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
    prices = try object.list("prices")
  }
}
