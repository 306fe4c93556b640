/// Who is calling (`auth.Details`).
public struct AuthenticationDetails: APIModel, Hashable {
  /// The account id.
  public let account: String
  /// `account`, `user`, `provider` or `oauth2_client_credentials`.
  public let method: String
  /// The user of the account; nil for the account itself.
  public let user: String?
  /// The IAM identities.
  public let identities: [String]
  /// The roles.
  public let roles: [String]
  /// What may be called; empty for everything.
  public let allowedRoutes: [AccessRule]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    account = try object.required("account")
    method = try object.value("method", default: "")
    user = try object.optional("user")
    identities = try object.list("identities")
    roles = try object.list("roles")
    allowedRoutes = try object.list("allowedRoutes")
  }
}
