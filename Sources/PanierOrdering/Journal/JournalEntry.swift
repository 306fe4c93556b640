public import FoundationEssentials

/// One purchase as the journal tells it: what was intended, and what became of it.
///
/// It holds no secret: no order link, no password, no key.
public struct JournalEntry: Sendable, Hashable {
  /// The entry's number in its journal.
  public var id: Int64
  /// When it was about to be posted.
  public var date: Date
  /// Where: the endpoint's name, `ovh-eu` or `simulator`, or its URL.
  public var endpoint: String
  /// The cart that was ordered.
  public var cartID: String
  /// What the order costs, with tax.
  public var total: Money
  /// The descriptions of its lines, in order.
  public var lines: [String]
  /// Where the script asked: `order.lua:31`.
  public var location: String?
  /// The process that ordered.
  public var owner: String
  /// How it stands.
  public var state: JournalState
  /// The order, once it is known.
  public var orderID: Int64?
  /// Why it stands so, in words.
  public var reason: String?

  /// Whether it is the same purchase as a quote: the same lines.
  func isAlike(_ quote: Quote) -> Bool {
    lines.sorted() == quote.lines.map { JournalEntry.oneLine($0.description) }.sorted()
  }
}
