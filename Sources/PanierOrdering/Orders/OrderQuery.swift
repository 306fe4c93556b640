public import OVHClient

/// Which orders are listed.
public struct OrderQuery: Sendable, Hashable {
  /// Only orders made at this moment or later.
  public var from: APIDate?
  /// Only orders made at this moment or before.
  public var to: APIDate?
  /// Only orders in one of these states; empty for all.
  public var statuses: Set<OrderStatus>
  /// Only orders with this text in their number, what they bought or who asked for them, in any case.
  public var text: String?
  /// Only orders that can be withdrawn from.
  public var isRetractable: Bool
  /// How many at most.
  public var limit: Int?

  /// Creates a query.
  public init(
    from: APIDate? = nil, to: APIDate? = nil, statuses: Set<OrderStatus> = [], text: String? = nil,
    isRetractable: Bool = false, limit: Int? = nil
  ) {
    self.from = from
    self.to = to
    self.statuses = statuses
    self.text = text
    self.isRetractable = isRetractable
    self.limit = limit
  }

  /// Whether an order is meant.
  func takes(_ summary: OrderSummary) -> Bool {
    guard statuses.isEmpty || statuses.contains(summary.status) else { return false }
    guard !isRetractable || summary.retractable != nil else { return false }
    guard let text = text?.lowercased(), !text.isEmpty else { return true }
    let places = ["\(summary.order.id)"] + summary.things + [summary.by ?? ""]
    return places.contains { $0.lowercased().contains(text) }
  }
}
