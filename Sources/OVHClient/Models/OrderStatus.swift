/// The state of an order (`billing.order.OrderStatusEnum`).
public struct OrderStatus: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Waits for payment.
  public static let notPaid = OrderStatus(rawValue: "notPaid")
  /// Payment or fraud check.
  public static let checking = OrderStatus(rawValue: "checking")
  /// The customer must send papers.
  public static let documentsRequested = OrderStatus(rawValue: "documentsRequested")
  /// Services are being made.
  public static let delivering = OrderStatus(rawValue: "delivering")
  /// Done.
  public static let delivered = OrderStatus(rawValue: "delivered")
  /// Being cancelled.
  public static let cancelling = OrderStatus(rawValue: "cancelling")
  /// Cancelled.
  public static let cancelled = OrderStatus(rawValue: "cancelled")
  /// The API does not know.
  public static let unknown = OrderStatus(rawValue: "unknown")

  /// The states that the API describes, in the order of an order's life.
  public static let known: [OrderStatus] = [
    .notPaid, .checking, .documentsRequested, .delivering, .delivered, .cancelling, .cancelled, .unknown,
  ]

  /// True when the order changes no more.
  public var isFinal: Bool { self == .delivered || self == .cancelled }
}
