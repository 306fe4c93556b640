/// The credential in use (`auth.ApiCredential`).
public struct Credential: APIModel, Hashable {
  /// The credential id.
  public let id: Int64
  /// The application it belongs to.
  public let applicationID: Int64?
  /// `pendingValidation`, `validated`, `refused` or `expired`.
  public let status: String
  /// What it may call.
  public let rules: [AccessRule]
  /// When it was made.
  public let creation: APIDate?
  /// When it ends; nil for never.
  public let expiration: APIDate?
  /// When it was last used.
  public let lastUse: APIDate?
  /// The networks it may be used from; empty for all.
  public let allowedIPs: [String]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("credentialId")
    applicationID = try object.optional("applicationId")
    status = try object.value("status", default: "")
    rules = try object.list("rules")
    creation = try object.optional("creation")
    expiration = try object.optional("expiration")
    lastUse = try object.optional("lastUse")
    allowedIPs = try object.list("allowedIPs")
  }
}
