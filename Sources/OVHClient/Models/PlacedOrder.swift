/// An order that was just placed: the answer of POST checkout (`order.Order`), or of a renewal
/// (`service.renew.RenewOrder`).
public struct PlacedOrder: APIModel, Hashable {
  /// The order id.
  public let id: Int64
  /// The page where the order can be paid by hand; it holds the order password.
  public let url: Secret?
  /// The contracts.
  public let contracts: [Contract]
  /// The lines.
  public let lines: [OrderLine]
  /// The totals; nil where the answer has none.
  public let prices: OrderTotals?

  /// Reads the order; only the order id must be there, because the order exists whatever else is missing.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` when there is no order id.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("orderId")
    guard id > 0 else { throw ModelError(path: "orderId", problem: "is \(id), which is no order") }
    url = try? object.optional("url")
    contracts = (try? object.list("contracts")) ?? []
    lines = (try? object.list("details")) ?? []
    prices = (try? object.optional("prices")) ?? (try? OrderTotals(of: object))
  }
}
