import Foundation
import PanierKit
import PanierTesting
import Testing

/// A host on an API that is reached over HTTP, as the real one is.
@Suite struct LiveHostTests {
  private static let order = #"""
    local c = cart.new()
    c:add(c:offers("free-live.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    return c:checkout{ waive_retraction = true }.total
    """#

  private func host(_ running: RunningSimulator, budget: String, ledger: SQLiteLedger) throws -> PanierHost {
    let known = [
      "OVH_ENDPOINT": running.client.endpoint.baseURL, "OVH_APPLICATION_KEY": "simulator",
      "OVH_APPLICATION_SECRET": "simulator-secret", "OVH_CONSUMER_KEY": "simulator-consumer",
    ]
    return PanierHost.live(
      try OVHConfiguration(environment: known, files: []), budget: try Money(budget),
      consent: ConsentGivenBeforehand(), ledger: ledger, options: OVHClientOptions(requestsPerMinute: nil))
  }

  @Test func ordersWithinTheBudgetAndNotesIt() async throws {
    try await RunningSimulator.with(.http) { running in
      let ledger = SQLiteLedger()
      let panier = try host(running, budget: "20 EUR", ledger: ledger)
      let total = try await panier.run(Self.order, name: "order.lua", returning: Money.self)
      #expect(total == (try Money("6.71 EUR")))
      #expect(try await ledger.entries(LedgerFilter()).map(\.state) == [.ordered])
    }
  }

  @Test func ordersTheSameNoSecondTime() async throws {
    try await RunningSimulator.with(.http) { running in
      let ledger = SQLiteLedger()
      _ = try await host(running, budget: "20 EUR", ledger: ledger).run(Self.order, name: "order.lua")
      let again = try host(running, budget: "20 EUR", ledger: ledger)
      let error = await #expect(throws: LuaError.self) { try await again.run(Self.order, name: "order.lua") }
      #expect(error?.underlying is PurchaseRefusal)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
  }

  @Test func ordersNothingBeyondTheBudget() async throws {
    try await RunningSimulator.with(.http) { running in
      let ledger = SQLiteLedger()
      let panier = try host(running, budget: "6.70 EUR", ledger: ledger)
      let error = await #expect(throws: LuaError.self) { try await panier.run(Self.order, name: "order.lua") }
      #expect(error?.underlying is PurchaseRefusal)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
      #expect(try await ledger.entries(LedgerFilter()).isEmpty)
    }
  }
}
