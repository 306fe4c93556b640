/// One price of an offer or item (`order.cart.Price`).
public struct LabelledPrice: APIModel, Hashable {
  /// What the price is for.
  public let label: PriceLabel
  /// The amount, without tax.
  public let price: Price
  /// The promotions behind it.
  public let promotions: [Promotion]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    label = try object.required("label")
    price = try object.required("price")
    promotions = try object.list("promotions")
  }
}
