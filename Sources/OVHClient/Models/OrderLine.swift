/// A line of an order preview (`order.OrderDetail`).
public struct OrderLine: APIModel, Hashable {
  /// The item it comes from; nil for most domain lines.
  public let cartItemID: Int64?
  /// The line in words.
  public let description: String
  /// What kind of line it is.
  public let detailType: OrderLineType?
  /// A placeholder such as `*001`, `*001.002` until delivery.
  public let domain: String
  /// The quantity.
  public let quantity: Int64
  /// The price of one, without tax.
  public let unitPrice: Price?
  /// The price of the line, without tax; negative for gifts.
  public let totalPrice: Price
  /// The price before reductions.
  public let originalTotalPrice: Price?
  /// The sum of the reductions.
  public let reductionTotalPrice: Price?
  /// The reductions of this line.
  public let reductions: [Reduction]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    cartItemID = try object.optional("cartItemID")
    description = try object.value("description", default: "")
    detailType = try object.optional("detailType")
    domain = try object.value("domain", default: "")
    quantity = try object.value("quantity", default: 1)
    unitPrice = try object.optional("unitPrice")
    totalPrice = try object.required("totalPrice")
    originalTotalPrice = try object.optional("originalTotalPrice")
    reductionTotalPrice = try object.optional("reductionTotalPrice")
    reductions = try object.list("reductions")
  }

  /// The one line of an order whose answer tells totals alone.
  init(_ description: String, price: Price) {
    cartItemID = nil
    self.description = description
    detailType = .duration
    domain = ""
    quantity = 1
    unitPrice = nil
    totalPrice = price
    originalTotalPrice = nil
    reductionTotalPrice = nil
    reductions = []
  }
}
