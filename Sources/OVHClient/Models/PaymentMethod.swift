/// A payment method of the account (`me.payment.PaymentMethod`).
public struct PaymentMethod: APIModel, Hashable {
  /// The id to pay with.
  public let id: Int64
  /// True for the method that auto-pay uses (`default`).
  public let isDefault: Bool
  /// Only `VALID` can pay.
  public let status: PaymentMethodStatus?
  /// `CREDIT_CARD`, `SEPA_DIRECT_DEBIT` and the like.
  public let paymentType: String
  /// The brand of a card.
  public let paymentSubType: String?
  /// The number as the API masks it.
  public let label: String?
  /// The free text of the holder.
  public let description: String?
  /// When it expires.
  public let expirationDate: APIDate?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("paymentMethodId")
    isDefault = try object.value("default", default: false)
    status = try object.optional("status")
    paymentType = try object.value("paymentType", default: "")
    paymentSubType = try object.optional("paymentSubType")
    label = try object.optional("label")
    description = try object.optional("description")
    expirationDate = try object.optional("expirationDate")
  }
}
