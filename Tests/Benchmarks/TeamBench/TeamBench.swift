import FoundationEssentials
import Glibc
import PanierKit
import PanierPostgres

/// Clients side by side that buy as fast as the ledger lets them.
struct TeamBench: Sendable {
  let address: PostgresAddress
  let clients: Int
  let budgets: Int
  /// Names are never the same, in this run and in those before it.
  let lot = UInt64.random(in: 0...(.max))

  /// - Returns: how long each purchase took, in order of size.
  func run(for time: Duration) async throws -> [Duration] {
    let administration = LedgerAdministration(PostgresLedger(address, owner: "administrator"))
    for number in 0..<budgets {
      try await administration.set(.project("bench-\(number)"), to: Money(ucents: .max, currency: "EUR"))
    }
    let end = ContinuousClock.now + time
    return try await withThrowingTaskGroup(of: [Duration].self) { group in
      for client in 0..<clients { group.addTask { try await buy(as: client, until: end) } }
      return try await group.reduce(into: [Duration]()) { $0 += $1 }.sorted()
    }
  }

  private func buy(as client: Int, until end: ContinuousClock.Instant) async throws -> [Duration] {
    let ledger = PostgresLedger(address, owner: "client \(client)")
    _ = try await ledger.entries(LedgerFilter(limit: 1))
    var figures: [Duration] = []
    while ContinuousClock.now < end {
      let number = figures.count
      let intent = PurchaseIntent(
        scope: LedgerScope(place: "ovh-eu", account: "xx1111-ovh"), reference: "cart",
        total: Money(ucents: 671_000_000, currency: "EUR"),
        lines: (1...8).map { LedgerLine(description: "line \($0)", quantity: 1, total: .zero("EUR")) },
        things: [.domain("n-\(lot)-\(client)-\(number).fr", action: "create")],
        labels: PurchaseLabels(machine: "bench", project: "bench-\((client + number * clients) % budgets)"))
      let start = ContinuousClock.now
      let ticket = try await ledger.hold(intent, lease: 60)
      guard try await ledger.permit(ticket, posted: Date()) else { exit(1) }
      let order = Int64(truncatingIfNeeded: lot >> 20) &+ Int64(client) &* 10_000_000 &+ Int64(number)
      try await ledger.settle(ticket, .ordered(orderID: order, total: nil, reason: nil))
      figures.append(ContinuousClock.now - start)
    }
    return figures
  }

  static func milliseconds(_ duration: Duration) -> String {
    "\(Double(Int(duration / .microseconds(1))) / 1000) ms"
  }
}
