/// The methods that can pay an order (`billing.order.PaymentMethods`).
public struct OrderPaymentMethods: APIModel, Hashable {
  /// The ids of the registered methods.
  public let registered: [Int64]
  /// The registered methods.
  public let paymentMethods: [PaymentMethod]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    registered = try object.list("registered")
    paymentMethods = try object.list("paymentMethods")
  }
}
