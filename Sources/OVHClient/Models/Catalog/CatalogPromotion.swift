/// A promotion on a price (`order.catalog.public.Promotion`).
public struct CatalogPromotion: APIModel, Hashable {
  /// Its name.
  public let name: String
  /// The promotion in words; may disagree with the value.
  public let description: String
  /// `percentage`, `fixed_amount` or `forced_amount`.
  public let type: String
  /// The percentage or amount.
  public let value: Int64?
  /// What is taken off.
  public let discount: CatalogAmount?
  /// The price after it.
  public let total: CatalogAmount?
  /// When it begins.
  public let startDate: APIDate?
  /// When it ends; nil for no end.
  public let endDate: APIDate?
  /// For how many periods it holds; nil for all.
  public let duration: Int64?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    name = try object.value("name", default: "")
    description = try object.value("description", default: "")
    type = try object.value("type", default: "")
    value = try object.optional("value")
    discount = try object.optional("discount")
    total = try object.optional("total")
    startDate = try object.optional("startDate")
    endDate = try object.optional("endDate")
    duration = try object.optional("duration")
  }
}
