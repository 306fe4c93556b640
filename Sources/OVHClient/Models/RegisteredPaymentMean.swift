/// A registered means that can pay an order (`billing.order.RegisteredPaymentMean`).
public struct RegisteredPaymentMean: APIModel, Hashable {
  /// `fidelityAccount`, `ovhAccount`, `creditCard` and the like.
  public let paymentMean: String

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    paymentMean = try object.required("paymentMean")
  }
}
