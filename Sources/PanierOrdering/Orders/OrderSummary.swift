public import FoundationEssentials
public import OVHClient

/// An order in a list: what it is, what it bought, by whom, and how it stands.
public struct OrderSummary: Sendable, Hashable {
  /// The order as the API tells it.
  public var order: Order
  /// How it stands.
  public var status: OrderStatus
  /// What it bought, in words: `free-example.fr create P1Y`.
  public var things: [String]
  /// The purchase that made it; nil for an order that the ledger does not know.
  public var entry: LedgerEntry?
  /// The server's time when it was read.
  public var now: Date

  /// Who asked for it: the script or recipe, with its line; nil for an order that the ledger does not know.
  public var by: String? { entry?.location }

  /// The total with tax.
  public var total: Money? { order.priceWithTax.map { Money($0) } }

  /// Until when it has to be paid; nil for an order that does not wait for it.
  public var due: APIDate? { status == .notPaid ? order.expirationDate : nil }

  /// Until when it can be withdrawn from; nil where that right was given up, used or is over.
  public var retractable: APIDate? {
    guard status != .cancelled, status != .cancelling, let end = order.retractionDate, let date = end.date, date > now
    else { return nil }
    return end
  }
}
