/// What a caller asks the guard to pay.
public struct PaymentRequest: Sendable {
  /// The order to pay.
  public var orderID: Int64
  /// What it is paid with; an order of nothing is always paid with `fidelityAccount`.
  public var way: PaymentWay
  /// The most that the caller allows, with tax.
  public var maximum: Money?
  /// Where the script asks: `order.lua:31`.
  public var location: String?

  /// Creates a request.
  /// - Parameters:
  ///   - orderID: the order to pay.
  ///   - way: what it is paid with.
  public init(orderID: Int64, way: PaymentWay = .accountDefault) {
    self.orderID = orderID
    self.way = way
  }
}
