/// A promotion of a domain price (`order.cart.Promotion`).
public struct Promotion: APIModel, Hashable {
  /// Its name.
  public let name: String
  /// Its type.
  public let type: String
  /// The price it leads to.
  public let price: Price?
  /// When it begins.
  public let startDate: APIDate?
  /// When it ends; nil for no end.
  public let endDate: APIDate?
  /// Free tags.
  public let tags: [String]
  /// Plans it is bound to.
  public let bundleWithPlanCodes: [String]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    name = try object.value("name", default: "")
    type = try object.value("type", default: "")
    price = try object.optional("price")
    startDate = try object.optional("startDate")
    endDate = try object.optional("endDate")
    tags = try object.list("tags")
    bundleWithPlanCodes = try object.list("bundleWithPlanCodes")
  }
}
