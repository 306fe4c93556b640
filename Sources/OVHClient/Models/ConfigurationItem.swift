/// A label with its value on an item (`order.cart.ConfigurationItem`).
public struct ConfigurationItem: APIModel, Hashable {
  /// The configuration id.
  public let id: Int64
  /// The label.
  public let label: String
  /// The value as text.
  public let value: String

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("id")
    label = try object.required("label")
    value = try object.value("value", default: "")
  }
}
