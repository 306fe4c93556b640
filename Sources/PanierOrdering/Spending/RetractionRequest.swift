/// What a caller asks the guard to withdraw from.
public struct RetractionRequest: Sendable {
  /// The order.
  public var orderID: Int64
  /// A value of `billing.order.RetractionReasonEnum`: `other`, `unused` and so on.
  public var reason: String
  /// Free text for OVHcloud.
  public var comment: String?
  /// Where the script asks: `order.lua:31`.
  public var location: String?

  /// Creates a request.
  /// - Parameters:
  ///   - orderID: the order.
  ///   - reason: a value of `billing.order.RetractionReasonEnum`.
  public init(orderID: Int64, reason: String) {
    self.orderID = orderID
    self.reason = reason
  }
}
