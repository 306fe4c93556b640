/// Services that are renewed together, and what that costs (`service.renew.RenewStrategy`).
public struct RenewalStrategy: APIModel, Hashable {
  /// The price without tax; nil in shortened answers.
  public let price: Price?
  /// The numbers of the services.
  public let services: [Int64]
  /// What the services are.
  public let details: [RenewedService]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    let exact: Int64? = try object.optional("priceInUcents")
    let written: Price? = try? object.optional("price")
    price = written.map { written in exact.map { written.with(ucents: $0) } ?? written }
    services = try object.list("services")
    details = try object.list("servicesDetails")
  }
}
