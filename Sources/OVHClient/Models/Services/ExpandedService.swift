/// A service that the account owns (`services.expanded.Service`), whatever its product.
public struct ExpandedService: APIModel, Hashable {
  /// The service's number, by which it is renewed.
  public let id: Int64
  /// The service's name: `example.fr`.
  public let name: String
  /// The name that the account gave it; the name itself where there is none.
  public let displayName: String
  /// The product as the API describes it.
  public let product: String
  /// The plan code; nil where the API tells none.
  public let planCode: String?
  /// When it ends unless it is renewed; nil for one that does not.
  public let expiration: APIDate?
  /// When it is billed next; nil where it is not.
  public let nextBilling: APIDate?
  /// The route by which it is managed: `/vps/{serviceName}`; nil where there is none.
  public let route: String?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("serviceId")
    let resource: JSONValue = try object.required("resource")
    let names = try JSONObject(of: resource)
    name = try names.required("name")
    displayName = try names.value("displayName", default: name)
    product = resource["product"]?["name"]?.string ?? ""
    let billing = object.present("billing") ?? .null
    planCode = billing["plan"]?["code"]?.string
    let dates = billing.object ?? JSONObject()
    expiration = try dates.optional("expirationDate")
    nextBilling = try dates.optional("nextBillingDate")
    route = object.present("route")?["path"]?.string
  }

  /// A service that is known by its name alone: it has the number 0.
  /// - Parameter name: the service's name.
  public init(unlisted name: String) {
    id = 0
    self.name = name
    displayName = name
    product = ""
    planCode = nil
    expiration = nil
    nextBilling = nil
    route = nil
  }
}
