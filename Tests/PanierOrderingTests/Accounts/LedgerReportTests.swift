import FoundationEssentials
import OVHClient
import PanierOrdering
import Testing

/// What purchases came to, added up by month and by script.
@Suite struct LedgerReportTests {
  private let scope = LedgerScope(place: "ovh-eu", account: "xx1111-ovh")

  private func euros(_ amount: Int64) -> Money { Money(ucents: amount * Money.unit, currency: "EUR") }

  /// A book whose clock is moved by hand.
  private final class Clock: @unchecked Sendable {
    // Only one test task uses it at a time.
    var date = Date(timeIntervalSince1970: 1_767_222_000)  // 2025-12-31T23:00:00 UTC
  }

  private func buy(
    _ ledger: SQLiteLedger, _ amount: Int64, as kind: PurchaseKind = .order, at location: String, order: Int64?,
    _ ending: PurchaseEnding? = nil
  ) async throws {
    var intent = PurchaseIntent(
      scope: scope, kind: kind, reference: "\(order ?? 0)", total: euros(amount),
      things: [PurchasedThing("\(kind) \(location) \(order ?? 0)")], mayRepeat: true)
    intent.location = location
    let ticket = try await ledger.hold(intent, lease: 60)
    guard try await ledger.permit(ticket, posted: Date(timeIntervalSince1970: 0)) else { return }
    try await ledger.settle(ticket, ending ?? .ordered(orderID: order, total: nil, reason: nil))
  }

  private func ledger(_ clock: Clock) async throws -> SQLiteLedger {
    let ledger = SQLiteLedger(now: { clock.date })
    try await buy(ledger, 7, at: "order.lua:31", order: 1)
    clock.date += 2 * 3600
    try await buy(ledger, 7, as: .payment, at: "panier orders pay", order: 1)
    try await buy(ledger, 20, at: "plan 0f3a of order.lua:4", order: 2)
    try await buy(ledger, 20, as: .retraction, at: "panier orders retract", order: 2)
    try await buy(ledger, 5, at: "other.lua:1", order: nil, .unknown("the answer was lost"))
    try await buy(ledger, 9, at: "other.lua:2", order: nil, .refused("sold out"))
    // An order of another machine, paid here.
    try await buy(ledger, 30, as: .payment, at: "panier orders pay", order: 99)
    return ledger
  }

  private func rows(_ by: String) async throws -> [String] {
    let ledger = try await ledger(Clock())
    let key = try #require(ReportKey(named: by))
    return try await LedgerReport(ledger.entries(LedgerFilter()), in: ledger, by: key).rows.map {
      "\($0.value): \($0.orders) \($0.spent), \($0.withdrawn), \($0.reserved)"
    }
  }

  @Test func addsUpByMonthOfUTC() async throws {
    #expect(
      try await rows("month") == [
        "2025-12: 1 7.00 EUR, 0.00 EUR, 0.00 EUR", "2026-01: 2 50.00 EUR, 20.00 EUR, 5.00 EUR",
      ])
  }

  @Test func addsUpByScriptWithoutItsLineAndItsPlan() async throws {
    #expect(
      try await rows("script") == [
        "order.lua: 2 27.00 EUR, 0.00 EUR, 0.00 EUR", "other.lua: 0 0.00 EUR, 0.00 EUR, 5.00 EUR",
        "panier orders pay: 1 30.00 EUR, 0.00 EUR, 0.00 EUR",
        "panier orders retract: 0 0.00 EUR, 20.00 EUR, 0.00 EUR",
      ])
  }

  @Test func countsEachPurchaseOnceForTheBooks() async throws {
    let ledger = try await ledger(Clock())
    let entries = try await ledger.entries(LedgerFilter())
    let settled = try await LedgerReport.settled(entries, in: ledger)
    // A payment of an order that is in the ledger, and what is not known or was refused, are no purchases.
    #expect(settled.map { "\($0.kind) \($0.orderID ?? 0)" } == ["payment 99", "retraction 2", "order 2", "order 1"])
  }

  @Test func knowsItsKeys() {
    #expect(ReportKey.all.prefix(2).map(\.name) == ["month", "script"])
    #expect(ReportKey(named: "moon") == nil)
  }
}
