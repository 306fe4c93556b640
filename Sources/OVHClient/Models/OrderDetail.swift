/// A line of a placed order (`billing.OrderDetail`).
public struct OrderDetail: APIModel, Hashable {
  /// The line id.
  public let id: Int64
  /// The line in words.
  public let description: String
  /// What kind of line it is.
  public let detailType: OrderLineType?
  /// `*001` at first, the service name once delivered, or `*`.
  public let domain: String
  /// The quantity, as text.
  public let quantity: String
  /// The price of one, without tax.
  public let unitPrice: Price?
  /// The price of the line, without tax.
  public let totalPrice: Price?
  /// True when the line was cancelled.
  public let cancelled: Bool

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("orderDetailId")
    description = try object.value("description", default: "")
    detailType = try object.optional("detailType")
    domain = try object.value("domain", default: "")
    quantity = try object.value("quantity", default: "")
    unitPrice = try object.optional("unitPrice")
    totalPrice = try object.optional("totalPrice")
    cancelled = try object.value("cancelled", default: false)
  }
}
