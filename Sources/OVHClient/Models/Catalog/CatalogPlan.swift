/// A plan or addon of a catalogue (`order.catalog.public.Plan`).
public struct CatalogPlan: APIModel, Hashable {
  /// The plan code.
  public let planCode: String
  /// The name of its product.
  public let product: String
  /// The plan as invoices name it.
  public let invoiceName: String
  /// The family.
  public let family: String?
  /// `rental`, `purchase` or `consumption`.
  public let pricingType: String
  /// The families of its options.
  public let addonFamilies: [CatalogAddonFamily]
  /// Its configurations; `isMandatory` disagrees between plans.
  public let configurations: [CatalogConfiguration]
  /// Its prices.
  public let pricings: [CatalogPricing]
  /// Technical and commercial facts as they came.
  public let blobs: JSONValue?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    planCode = try object.required("planCode")
    product = try object.value("product", default: "")
    invoiceName = try object.value("invoiceName", default: "")
    family = try object.optional("family")
    pricingType = try object.value("pricingType", default: "")
    addonFamilies = try object.list("addonFamilies")
    configurations = try object.list("configurations")
    pricings = try object.list("pricings")
    blobs = try object.optional("blobs")
  }
}
