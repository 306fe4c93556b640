/// A label that an item may or must have (`order.cart.ConfigurationRequirements`).
public struct ConfigurationRequirement: APIModel, Hashable {
  /// The label: `OWNER_LEGAL_AGE`.
  public let label: String
  /// The type of the value: `bool`, `String`, `Nichandle`, `/me/contact`.
  public let type: String
  /// What the API claims; it lies both ways, the dry-run checkout decides.
  public let required: Bool?
  /// The properties that a resource given as value must have.
  public let fields: [String]
  /// The closed list of values; empty where there is none.
  public let allowedValues: [String]
  /// The value that is taken where none is given; nil where the API does not say.
  public let defaultValue: String?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    label = try object.required("label")
    type = try object.value("type", default: "")
    required = try object.optional("required")
    fields = try object.list("fields")
    allowedValues = try object.list("allowedValues")
    let value = object.present("defaultValue") ?? object.present("default")
    defaultValue = value?.string ?? value?.bool.map { $0 ? "true" : "false" } ?? value?.int64.map { String($0) }
  }
}
