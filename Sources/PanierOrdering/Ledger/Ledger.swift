public import FoundationEssentials

/// The book of purchases: what is about to be bought, noted before it is sent, and what became of it.
///
/// A purchase is a reservation with states, see ``LedgerState``. The API cannot be handed a token that fences off a
/// process which was paused, so the fence stands here: only after ``permit(_:posted:)`` may the first byte leave, and
/// from then on nothing but the API's own records frees the money. When a call returns, what it changed outlives the
/// machine; every change is added to a history that is never rewritten.
public protocol Ledger: Sendable {
  /// How long after the posting an order may still come to be, in seconds: before, nobody may say that there is none.
  var settling: TimeInterval { get }

  /// Judges a purchase as ``hold(_:lease:)`` does, by repeats and by the budgets of the month, and notes nothing.
  /// - Throws: ``LedgerRefusal``; ``LedgerError``.
  func judge(_ intent: PurchaseIntent) async throws

  /// Notes a purchase and holds its money: judged and noted in one step, so that no other process comes between.
  /// - Parameters:
  ///   - intent: what is bought.
  ///   - lease: for how long it is held, in seconds of the ledger's clock.
  /// - Returns: the right to go on with it.
  /// - Throws: ``LedgerRefusal``; ``LedgerError``, and then nothing may be sent.
  func hold(_ intent: PurchaseIntent, lease: TimeInterval) async throws -> LedgerTicket

  /// Holds it for longer.
  /// - Returns: false when it is held no more.
  func extend(_ ticket: LedgerTicket, lease: TimeInterval) async throws -> Bool

  /// Allows the one call that buys.
  /// - Parameters:
  ///   - ticket: the right to go on with the entry.
  ///   - posted: the latest moment at which the call leaves, by the server's clock; the settling time begins with it.
  /// - Returns: false when the entry is held no more; then nothing may be sent.
  func permit(_ ticket: LedgerTicket, posted: Date) async throws -> Bool

  /// Notes what became of the owner's own purchase.
  /// - Throws: ``LedgerError``; also ``LedgerError/tooEarly(id:until:)``, for the owner as for anybody.
  func settle(_ ticket: LedgerTicket, _ ending: PurchaseEnding) async throws

  /// Notes what became of a purchase whose owner is gone or has left it unknown.
  /// - Throws: ``LedgerError``.
  func settle(_ entry: Int64, _ ending: PurchaseEnding) async throws

  /// Turns an entry that was believed not to be ordered into an ordered one, because its order was found after all.
  /// - Parameters:
  ///   - entry: the entry.
  ///   - orderID: the order.
  ///   - total: what it costs, with tax.
  /// - Throws: ``LedgerError``.
  func late(_ entry: Int64, orderID: Int64?, total: Money?) async throws

  /// Settles an open entry by the operator's word.
  /// - Parameters:
  ///   - entry: the entry.
  ///   - orderID: the order that was made; nil where none was.
  /// - Throws: ``LedgerError``; ``LedgerError/tooEarly(id:until:)`` before the settling time for none.
  func settle(_ entry: Int64, byHandAs orderID: Int64?) async throws

  /// Whether the process behind an entry may still be at work on it.
  func isUnderWay(_ entry: LedgerEntry) -> Bool

  /// The entries that a filter names, newest first.
  func entries(_ filter: LedgerFilter) async throws -> [LedgerEntry]

  /// One entry.
  /// - Throws: ``LedgerError/noEntry(id:)``.
  func entry(_ id: Int64) async throws -> LedgerEntry

  /// All changes of an entry, oldest first.
  func history(of entry: Int64) async throws -> [LedgerEvent]

  /// Which of some orders are those of entries.
  func known(_ orders: [Int64], in scope: LedgerScope) async throws -> Set<Int64>

  /// How the budgets that have a limit stand this month, in their order.
  /// - Parameter place: the endpoint in its canonical form; purchases for real money share one purse whatever it is.
  func budgets(at place: String) async throws -> [BudgetStanding]
}
