/// A configuration of a plan (`order.catalog.public.Configuration`).
public struct CatalogConfiguration: APIModel, Hashable {
  /// The label.
  public let name: String
  /// True when the value is free.
  public let isCustom: Bool
  /// What the catalogue claims.
  public let isMandatory: Bool
  /// The values; empty where they are free.
  public let values: [String]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    name = try object.required("name")
    isCustom = try object.value("isCustom", default: false)
    isMandatory = try object.value("isMandatory", default: false)
    values = try object.list("values")
  }
}
