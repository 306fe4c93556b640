public import OVHClient

/// Finds out what became of purchases whose ending the journal does not know.
///
/// The cart tells: while it is open nothing was ordered; once it is read-only the order is looked for in the account.
/// A cart that is gone, or that another account made, tells nothing; then the operator decides.
public struct Reconciliation: Sendable {
  let journal: Journal
  let client: OVHClient
  let sleep: @Sendable (Duration) async throws -> Void

  /// Creates a reconciliation.
  /// - Parameters:
  ///   - journal: the journal.
  ///   - client: the client of the account that ordered; only entries of its endpoint are looked at.
  ///   - sleep: waits between looks at the records.
  public init(
    journal: Journal, client: OVHClient,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.journal = journal
    self.client = client
    self.sleep = sleep
  }

  /// Looks at every open entry of the endpoint and settles what the records tell.
  /// - Returns: the entries that were open, as they stand now, oldest first.
  /// - Throws: ``JournalError`` when the journal cannot be read or written.
  public func run() async throws -> [JournalEntry] {
    let entries = try journal.entries()
    var known = Set(entries.compactMap(\.orderID))
    var seen: [JournalEntry] = []
    for entry in entries.reversed() where entry.state.isOpen && entry.endpoint == client.endpoint.name {
      try await settle(entry, otherOrders: known)
      let settled = try journal.entry(entry.id)
      if let order = settled.orderID { known.insert(order) }
      seen.append(settled)
    }
    return seen
  }

  private func settle(_ entry: JournalEntry, otherOrders: Set<Int64>) async throws {
    // Its process may be between the note and the answer: what the records say now is not the end.
    guard !journal.isUnderWay(entry) else { return }
    let lost = LostCheckout(
      client: client, cartID: entry.cartID, total: entry.total, lines: entry.lines.sorted(),
      otherOrders: otherOrders, since: entry.date, sleep: sleep)
    switch await lost.outcome() {
    case .ordered(let order):
      try journal.settle(entry.id, .ordered, orderID: order.id, reason: "found in the account")
    case .notOrdered:
      try journal.settle(entry.id, .notOrdered, reason: "the cart is still open")
    case .unknown(let reason):
      try journal.settle(entry.id, .unknown, reason: JournalEntry.oneLine(reason))
    }
  }
}
