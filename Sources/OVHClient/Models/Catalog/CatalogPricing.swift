/// A price of a plan (`order.catalog.public.Pricing`).
public struct CatalogPricing: APIModel, Hashable {
  /// The pricing mode.
  public let mode: PricingMode
  /// The amount without tax in 10⁻⁸ of the currency; 99999900000000 stands for a price set by name.
  public let price: Int64
  /// The tax in 10⁻⁸ of the currency.
  public let tax: Int64?
  /// What the price is for.
  public let capacities: [PriceCapacity]
  /// 0 for installation, 1 for renewal.
  public let phase: Int64
  /// The number of units between payments.
  public let interval: Int64?
  /// `day`, `hour`, `month` or `none`.
  public let intervalUnit: String?
  /// The commitment in months.
  public let commitment: Int64?
  /// The price in words.
  public let description: String
  /// `rental`, `purchase` or `consumption`.
  public let type: String
  /// `tiered`, `volume` or `stairstep`.
  public let strategy: String
  /// True when the commitment must be served out.
  public let mustBeCompleted: Bool
  /// The quantities it is for.
  public let quantity: CatalogRange?
  /// The number of periods it is for (`repeat`).
  public let repeats: CatalogRange?
  /// The promotions on it.
  public let promotions: [CatalogPromotion]
  /// The amount in words, where the answer has it.
  public let formattedPrice: String?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    mode = try object.value("mode", default: .default)
    price = try object.required("price")
    tax = try object.optional("tax")
    capacities = try object.list("capacities")
    phase = try object.value("phase", default: 0)
    interval = try object.optional("interval")
    intervalUnit = try object.optional("intervalUnit")
    commitment = try object.optional("commitment")
    description = try object.value("description", default: "")
    type = try object.value("type", default: "")
    strategy = try object.value("strategy", default: "")
    mustBeCompleted = try object.value("mustBeCompleted", default: false)
    quantity = try object.optional("quantity")
    repeats = try object.optional("repeat")
    promotions = try object.list("promotions")
    formattedPrice = try object.optional("formattedPrice")
  }

  /// The duration to order with, ISO 8601, for intervals of months; `P0D` for none, nil for days and hours.
  public var duration: String? {
    guard let interval, interval > 0, intervalUnit != "none" else { return "P0D" }
    guard intervalUnit == "month" else { return nil }
    return interval % 12 == 0 ? "P\(interval / 12)Y" : "P\(interval)M"
  }
}
