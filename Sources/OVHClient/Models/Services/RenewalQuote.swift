/// What a renewal would cost (`service.renew.RenewOrder`, as its dry run answers).
public struct RenewalQuote: APIModel, Hashable {
  /// The order that the answer names; nil where none was made.
  public let orderID: Int64?
  /// The totals.
  public let totals: OrderTotals

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    let id: Int64? = try object.optional("orderId")
    orderID = id.flatMap { $0 > 0 ? $0 : nil }
    totals = try OrderTotals(of: object)
  }

  /// The quote as an order of one line.
  /// - Parameter line: what is renewed, in words.
  public func preview(_ line: String) -> OrderPreview {
    OrderPreview(lines: [OrderLine(line, price: totals.withoutTax)], prices: totals)
  }
}
