/// An order before it is placed (`order.Order`): the answer of summary and of the dry-run checkout.
public struct OrderPreview: APIModel, Hashable {
  /// The contracts; empty in a summary.
  public let contracts: [Contract]
  /// The lines (`details`).
  public let lines: [OrderLine]
  /// The totals.
  public let prices: OrderTotals

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    contracts = try object.list("contracts")
    lines = try object.list("details")
    prices = try object.required("prices")
  }

  init(lines: [OrderLine], prices: OrderTotals) {
    contracts = []
    self.lines = lines
    self.prices = prices
  }
}
