/// The totals of an order (`order.OrderPrices`).
public struct OrderTotals: APIModel, Hashable {
  /// The sum of the lines.
  public let withoutTax: Price
  /// The tax; nil in shortened answers.
  public let tax: Price?
  /// What will be paid.
  public let withTax: Price
  /// The sum before reductions.
  public let originalWithoutTax: Price?
  /// The sum of the reductions by line; gifts are lines of their own.
  public let reduction: Price?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    withoutTax = try object.required("withoutTax")
    tax = try object.optional("tax")
    withTax = try object.required("withTax")
    originalWithoutTax = try object.optional("originalWithoutTax")
    reduction = try object.optional("reduction")
  }

  /// Reads the totals of an answer that tells them beside its other keys, as `service.renew.RenewOrder` does.
  init(of object: JSONObject) throws(ModelError) {
    withoutTax = try object.required("priceWithoutTax")
    tax = try object.optional("tax")
    withTax = try object.required("priceWithTax")
    originalWithoutTax = nil
    reduction = nil
  }
}
