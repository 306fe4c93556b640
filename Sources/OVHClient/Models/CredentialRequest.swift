/// A consumer key that waits for its holder's consent (`auth.ApiCredentialRequest`).
public struct CredentialRequest: APIModel, Hashable {
  /// The key, useless until validated.
  public let consumerKey: Secret
  /// `pendingValidation`.
  public let state: String
  /// Where the holder gives consent; shown to the operator only.
  public let validationURL: Secret

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    consumerKey = try object.required("consumerKey")
    state = try object.value("state", default: "")
    validationURL = try object.required("validationUrl")
  }
}
