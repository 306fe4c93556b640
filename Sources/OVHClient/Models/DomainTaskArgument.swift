/// A value that a task on a domain name waits for (`nichandle.DomainTaskArgument`).
public struct DomainTaskArgument: APIModel, Hashable {
  /// The name: `authInfo`.
  public let key: String
  /// What kind of value it is.
  public let type: String
  /// What it is for, in words.
  public let description: String?
  /// Whether it cannot be changed.
  public let isReadOnly: Bool
  /// The values that are accepted; empty for any.
  public let acceptedValues: [String]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    key = try object.required("key")
    type = try object.value("type", default: "")
    description = try object.optional("description")
    isReadOnly = try object.value("readOnly", default: false)
    acceptedValues = try object.list("acceptedValues")
  }
}
