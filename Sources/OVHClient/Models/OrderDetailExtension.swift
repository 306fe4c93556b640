/// What a line of a placed order is about (`billing.ItemDetail`).
public struct OrderDetailExtension: APIModel, Hashable {
  /// What is done: `installation`, `renew`, `upgrade`; nil where the API does not say.
  public let action: String?
  /// The plan code; for a domain its suffix.
  public let planCode: String?
  /// The period as the API writes it: `P1Y`.
  public let duration: String?
  /// The pricing mode: `create-default`.
  public let pricingMode: PricingMode?
  /// The product in the catalogue's words.
  public let product: String?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let root = try JSONObject(of: json)
    let order: JSONValue = try root.required("order")
    let object = try JSONObject(of: order)
    action = try object.optional("action")
    let plan = try JSONObject(of: object.present("plan") ?? .object(JSONObject()))
    planCode = try plan.optional("code")
    duration = try plan.optional("duration")
    pricingMode = try plan.optional("pricingMode")
    product = plan.present("product")?["name"]?.string
  }
}
