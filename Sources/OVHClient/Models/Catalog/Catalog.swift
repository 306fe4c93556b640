/// A public catalogue (`order.catalog.public.Catalog`).
public struct Catalog: APIModel, Hashable {
  /// The version; nil in shortened answers.
  public let id: Int64?
  /// Currency, subsidiary and tax.
  public let locale: CatalogLocale
  /// The plans on sale.
  public let plans: [CatalogPlan]
  /// The plans that are options of others.
  public let addons: [CatalogPlan]
  /// What the plans are made of.
  public let products: [CatalogProduct]
  /// The families of the plans, of two forms.
  public let planFamilies: [JSONValue]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.optional("catalogId")
    locale = try object.required("locale")
    plans = try object.list("plans")
    addons = try object.list("addons")
    products = try object.list("products")
    planFamilies = try object.list("planFamilies")
  }
}
