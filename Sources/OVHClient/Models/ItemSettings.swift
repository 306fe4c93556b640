/// What an item orders (`order.cart.ItemSettings`, an open object).
public struct ItemSettings: APIModel, Hashable {
  /// The plan code; for a domain its extension.
  public let planCode: String?
  /// The pricing mode.
  public let pricingMode: PricingMode?
  /// The quantity.
  public let quantity: Int64?
  /// The domain name of a domain item, which the schema does not declare.
  public let domain: String?
  /// The catalogue, which the schema does not declare: `dom-public`.
  public let catalogName: String?
  /// All keys as they came.
  public let all: JSONObject

  /// Creates empty settings, as an answer without the key has them.
  public init() {
    planCode = nil
    pricingMode = nil
    quantity = nil
    domain = nil
    catalogName = nil
    all = JSONObject()
  }

  /// Reads the settings.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    all = try JSONObject(of: json)
    planCode = try all.optional("planCode")
    pricingMode = try all.optional("pricingMode")
    quantity = try all.optional("quantity")
    domain = try all.optional("domain")
    catalogName = try all.optional("catalogName")
  }
}
