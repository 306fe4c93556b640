import FoundationEssentials
public import OVHClient

/// The orders of an account, with what the ledger knows of them.
public struct OrderBook: Sendable {
  private let client: OVHClient
  private let ledger: any Ledger
  private let reader: OrderReader

  /// How many orders are read at once.
  private static let block = 8

  /// Creates a book.
  /// - Parameters:
  ///   - client: the client that asks.
  ///   - ledger: the book of purchases.
  public init(client: OVHClient, ledger: any Ledger) {
    self.client = client
    self.ledger = ledger
    reader = OrderReader(client: client)
  }

  /// A part of the account's orders.
  public struct Listing: Sendable, Hashable {
    /// The orders that were asked for, the newest first.
    public var orders: [OrderSummary]
    /// How many older orders were not looked at, since there were enough.
    public var left: Int
  }

  /// Lists orders, the newest first; no more are read than are needed.
  /// - Parameters:
  ///   - query: which orders.
  ///   - progress: told how many of how many were looked at.
  /// - Returns: the orders, and how many were not looked at.
  /// - Throws: `OVHError`; ``LedgerError``.
  public func list(
    _ query: OrderQuery, progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> Listing {
    // Numbers grow with time.
    let ids = try await client.orderIDs(from: query.from, to: query.to).sorted(by: >)
    guard !ids.isEmpty else { return Listing(orders: [], left: 0) }
    let scope = LedgerScope(place: client.endpoint.place, account: try await client.account().nichandle)
    let now = try await client.serverDate()
    var listing = Listing(orders: [], left: 0)
    var seen = 0
    let limit = query.limit ?? .max
    while seen < ids.count, listing.orders.count < limit {
      progress(seen, ids.count)
      let wanted = ids[seen...].prefix(Self.block)
      for summary in try await summaries(of: Array(wanted), scope, now) {
        guard listing.orders.count < limit else { break }
        seen += 1
        if query.takes(summary) { listing.orders.append(summary) }
      }
    }
    listing.left = ids.count - seen
    return listing
  }

  /// One order with everything that is known of it.
  /// - Parameter id: the order's number.
  /// - Throws: `OVHError`, with status 404 for an order that the account does not have; ``LedgerError``.
  public func sheet(_ id: Int64) async throws -> OrderSheet {
    let scope = LedgerScope(place: client.endpoint.place, account: try await client.account().nichandle)
    let lines = try await reader.lines(of: id)
    let entries = try await ledger.entries(LedgerFilter(scope: scope, orders: [id]))
    let entry = entries.first { $0.kind.makesOrder }
    let summary = OrderSummary(
      order: try await client.order(id), status: try await client.orderStatus(id),
      things: try await things(of: id, lines, entry), entry: entry, now: try await client.serverDate())
    return OrderSheet(
      summary: summary, lines: lines, steps: try await client.followUp(order: id),
      services: summary.status == .delivered ? try await reader.services(of: id, lines) : [],
      deeds: entries.filter { !$0.kind.makesOrder })
  }

  private func summaries(
    of ids: [Int64], _ scope: LedgerScope, _ now: Date
  ) async throws -> [OrderSummary] {
    var entries: [Int64: LedgerEntry] = [:]
    for entry in try await ledger.entries(LedgerFilter(scope: scope, orders: ids)) where entry.kind.makesOrder {
      if let id = entry.orderID { entries[id] = entry }
    }
    return try await withThrowingTaskGroup(of: OrderSummary.self) { group in
      for id in ids {
        let entry = entries[id]
        group.addTask {
          OrderSummary(
            order: try await client.order(id), status: try await client.orderStatus(id),
            things: try await things(of: id, nil, entry), entry: entry, now: now)
        }
      }
      var summaries: [OrderSummary] = []
      for try await summary in group { summaries.append(summary) }
      return summaries.sorted { $0.order.id > $1.order.id }
    }
  }

  /// What an order bought: as the ledger noted it, which costs no call; else as its lines tell.
  private func things(of id: Int64, _ lines: [OrderDetail]?, _ entry: LedgerEntry?) async throws -> [String] {
    if let bought = entry?.bought, !bought.isEmpty { return bought }
    var known = lines
    if known == nil { known = try await reader.lines(of: id) }
    return try await reader.things(of: id, known ?? [])
  }
}
