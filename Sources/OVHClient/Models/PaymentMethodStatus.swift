/// The state of a payment method (`me.payment.method.StatusEnum`).
public struct PaymentMethodStatus: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The only state that can pay.
  public static let valid = PaymentMethodStatus(rawValue: "VALID")
}
