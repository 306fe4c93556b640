/// A product that plans are made of (`order.catalog.public.Product`).
public struct CatalogProduct: APIModel, Hashable {
  /// The name that plans refer to.
  public let name: String
  /// The product in words.
  public let description: String
  /// Technical and commercial facts as they came.
  public let blobs: JSONValue?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    name = try object.required("name")
    description = try object.value("description", default: "")
    blobs = try object.optional("blobs")
  }
}
