/// The kind of an order line (`order.OrderDetailTypeEnum`).
public struct OrderLineType: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The period.
  public static let duration = OrderLineType(rawValue: "DURATION")
  /// Set-up, or the plan itself for some domains.
  public static let installation = OrderLineType(rawValue: "INSTALLATION")
  /// A promotion, with negative amounts.
  public static let gift = OrderLineType(rawValue: "GIFT")
}
