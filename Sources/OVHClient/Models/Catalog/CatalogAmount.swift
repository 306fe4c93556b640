/// An amount with its tax (`order.catalog.public.PromotionDiscountTotal`).
public struct CatalogAmount: APIModel, Hashable {
  /// The amount in 10⁻⁸ of the currency.
  public let value: Int64
  /// The tax in 10⁻⁸ of the currency.
  public let tax: Int64

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    value = try object.value("value", default: 0)
    tax = try object.value("tax", default: 0)
  }
}
