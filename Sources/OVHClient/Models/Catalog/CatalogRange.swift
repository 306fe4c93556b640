/// A range of numbers of a price (`order.catalog.public.PricingMinMax`).
public struct CatalogRange: APIModel, Hashable {
  /// The smallest number.
  public let min: Int64?
  /// The largest number; nil for no limit.
  public let max: Int64?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    min = try object.optional("min")
    max = try object.optional("max")
  }
}
