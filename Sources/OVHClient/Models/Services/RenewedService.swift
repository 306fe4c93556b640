/// One of the services of a renewal (`service.renew.Service`).
public struct RenewedService: APIModel, Hashable {
  /// The service's number.
  public let id: Int64
  /// The service's name; empty in shortened answers.
  public let name: String
  /// What it is, in words: `Domain .ovh`.
  public let type: String

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("serviceId")
    name = try object.value("serviceName", default: "")
    type = try object.value("serviceType", default: "")
  }
}
