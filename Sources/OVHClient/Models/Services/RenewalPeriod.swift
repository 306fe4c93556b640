/// A period for which a service can be renewed (`service.renew.RenewDescription`).
public struct RenewalPeriod: APIModel, Hashable {
  /// The period, ISO 8601: `P1Y`.
  public let duration: String
  /// What can be renewed together for it.
  public let strategies: [RenewalStrategy]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    duration = try object.required("renewPeriod")
    strategies = try object.list("strategies")
  }
}
