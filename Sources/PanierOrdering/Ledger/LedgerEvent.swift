public import FoundationEssentials

/// One change of an entry.
///
/// Events are only added, never changed.
public struct LedgerEvent: Sendable, Hashable {
  /// When it was noted, by the ledger's clock.
  public var date: Date
  /// How the entry stood from then on.
  public var state: LedgerState
  /// Who changed it.
  public var owner: String
  /// The order, once it is known.
  public var orderID: Int64?
  /// What it costs with tax.
  public var total: Money
  /// Why, in words.
  public var reason: String?

  /// Creates an event as a ledger reads it.
  package init(date: Date, state: LedgerState, owner: String, orderID: Int64?, total: Money, reason: String?) {
    self.date = date
    self.state = state
    self.owner = owner
    self.orderID = orderID
    self.total = total
    self.reason = reason
  }
}
