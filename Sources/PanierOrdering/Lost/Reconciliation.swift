public import FoundationEssentials
public import OVHClient

/// Finds out what became of purchases whose ending the ledger does not know, and looks again for seven days at those
/// that were believed not to be made.
public struct Reconciliation: Sendable {
  /// For how long an entry that was believed not to be ordered is looked at again, in seconds.
  public static let sweep: TimeInterval = 7 * 86_400

  let ledger: any Ledger
  let client: OVHClient

  /// Creates a reconciliation.
  /// - Parameters:
  ///   - ledger: the ledger.
  ///   - client: the client of the account that bought; only its entries are looked at.
  public init(ledger: any Ledger, client: OVHClient) {
    self.ledger = ledger
    self.client = client
  }

  /// Looks at every open entry of the account, and at the believed ones of the last seven days.
  /// - Returns: the entries that were open or turned out to be ordered after all, as they stand now, oldest first.
  /// - Throws: ``LedgerError`` when the ledger cannot be read or written; `OVHError` when the account cannot be asked
  ///   who it is.
  public func run() async throws -> [LedgerEntry] {
    let scope = LedgerScope(place: client.endpoint.place, account: try await client.account().nichandle)
    return try await run(scope)
  }

  /// Looks at the entries of one account.
  func run(_ scope: LedgerScope) async throws -> [LedgerEntry] {
    var seen: [LedgerEntry] = []
    for entry in try await ledger.entries(LedgerFilter(scope: scope, states: LedgerFilter.open.states)).reversed() {
      try await settle(entry)
      seen.append(try await ledger.entry(entry.id))
    }
    seen += try await sweepBelieved(scope)
    return seen.sorted { $0.id < $1.id }
  }

  /// Looks for the orders of entries that were believed not to be ordered.
  /// - Returns: those that were ordered after all.
  func sweepBelieved(_ scope: LedgerScope) async throws -> [LedgerEntry] {
    let moment = try await client.serverDate()
    let believed = try await ledger.entries(
      LedgerFilter(scope: scope, states: [.notOrdered], postedSince: moment - Self.sweep))
    guard let first = believed.map({ $0.posted ?? $0.date }).min() else { return [] }
    // Where every order has its entry none of them came late; one call tells that for all of them.
    let mayBeLate = (try? await hasOrdersWithoutEntry(since: first, scope)) ?? true
    var late: [LedgerEntry] = []
    for entry in believed.reversed() {
      switch entry.kind {
      case .order, .renewal, .upgrade:
        guard mayBeLate, case .ordered(let order, let total) = await lost(entry).look() else { continue }
        try await ledger.late(entry.id, orderID: order.id, total: total)
      case .payment, .retraction:
        guard case .made? = await deed(entry)?.look() else { continue }
        try await ledger.late(entry.id, orderID: entry.orderID, total: nil)
      case .change: continue
      }
      late.append(try await ledger.entry(entry.id))
    }
    return late
  }

  private func hasOrdersWithoutEntry(since posted: Date, _ scope: LedgerScope) async throws -> Bool {
    let listed = try await client.orderIDs(from: APIDate(LostPurchase.earliest(of: posted)))
    return try await ledger.known(listed, in: scope).count < Set(listed).count
  }

  /// Settles an open entry as far as the records tell; one that its process is at work on is left alone.
  func settle(_ entry: LedgerEntry) async throws {
    guard !ledger.isUnderWay(entry) else { return }
    guard entry.state != .held else {
      return try await ledger.settle(entry.id, .expired(entry.reasonLeft))
    }
    switch entry.kind {
    case .order, .renewal, .upgrade:
      switch await lost(entry).look() {
      case .ordered(let order, let total):
        try await ledger.settle(
          entry.id, .ordered(orderID: order.id, total: total, reason: "found in the account"))
      case .notOrdered(let moment, let reason):
        try await ledger.settle(entry.id, .notOrdered(at: moment, reason: reason))
      case .unknown(let reason): try await ledger.settle(entry.id, .unknown(reason))
      }
    case .payment, .retraction:
      switch await deed(entry)?.look() {
      case .made?:
        try await ledger.settle(
          entry.id, .ordered(orderID: Int64(entry.reference), total: nil, reason: "the order's state shows it"))
      case .notMade(let moment, let reason)?:
        try await ledger.settle(entry.id, .notOrdered(at: moment, reason: reason))
      case .unknown(let reason)?: try await ledger.settle(entry.id, .unknown(reason))
      case nil: return
      }
    // No record of the API tells of a change as such: the operator looks, and settles it by hand.
    case .change: return
    }
  }

  private func lost(_ entry: LedgerEntry) -> LostPurchase {
    LostPurchase(
      client: client, ledger: ledger, scope: entry.scope, kind: entry.kind, reference: entry.reference,
      total: entry.total, lines: entry.lines, things: Set(entry.things), posted: entry.posted ?? entry.date)
  }

  private func deed(_ entry: LedgerEntry) -> LostDeed? {
    Int64(entry.reference).map {
      LostDeed(
        client: client, kind: entry.kind, orderID: $0, posted: entry.posted ?? entry.date, settling: ledger.settling)
    }
  }
}
