import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Testing

/// A process that dies between any two steps of a purchase, and a disk that fails at any of its writes: nothing is
/// ordered twice, and every order ends up in the ledger.
@Suite struct ProcessDeathTests {
  let folder = FileManager.default.temporaryDirectory.path + "/death-" + UUID().uuidString

  private func guardian(_ shop: Shop, _ ledger: any Ledger, _ life: ProcessLife = ProcessLife()) -> SpendingGuard {
    let simulator = shop.simulator
    return SpendingGuard(
      client: .testing(transport: MortalTransport(SimulatorTransport(simulator), life: life)),
      endpoint: "the simulator", limits: SpendingLimits(perRun: Money(ucents: 10 * Money.unit, currency: "EUR")),
      consent: ConsentGivenBeforehand(), ledger: ledger,
      looks: LookPolicy(sleep: { simulator.advance(by: Double($0.components.seconds)) }))
  }

  /// A second process tries the same at once, and a third when everything is settled; then the books must agree.
  private func check(_ shop: Shop, _ path: String, _ what: String) async throws {
    for round in 2...3 {
      var again = shop.request(try await shop.fillCart("free-example.fr"))
      again.paysAutomatically = true
      _ = try? await guardian(shop, shop.ledger(path, owner: "process \(round)")).checkout(again)
      shop.simulator.advance(by: 1000)
      _ = try await Reconciliation(ledger: shop.ledger(path, owner: "look"), client: shop.client).run()
    }
    let ledger = shop.ledger(path, owner: "check")
    let orders = try await shop.client.orderIDs()
    let entries = try await ledger.entries(LedgerFilter())
    #expect(orders.count == 1, "\(what): \(orders.count) orders")
    #expect(
      Set(entries.filter { $0.kind == .order && $0.state == .ordered }.compactMap(\.orderID)) == Set(orders), "\(what)")
    #expect(!entries.contains { $0.state.isOpen }, "\(what): \(entries.map(\.state))")
    #expect(shop.simulator.calls(of: "POST /me/order/{orderId}/pay").count <= 1, "\(what)")
  }

  @Test(arguments: [nil, 5000, 800_000] as [Int64?]) func mayDieAnywhere(late: Int64?) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for last in 1...200 {
      let shop = try await Shop(isJudged: false)
      let path = "\(folder)/\(last).sqlite"
      if let late {
        try shop.simulator.strike(.lateCommit(on: Shop.checkout, milliseconds: late, answer: .status(504)))
      }
      let life = ProcessLife(diesAt: last)
      let ledger = MortalLedger(shop.ledger(path, owner: "process 1"), life: life)
      var request = shop.request()
      request.paysAutomatically = true
      _ = try? await guardian(shop, ledger, life).checkout(request)
      let died = life.isDead
      try await check(shop, path, "death at step \(last)")
      if !died { return }
    }
    Issue.record("a purchase has more than 200 steps")
  }

  @Test(arguments: [true, false], [true, false]) func mayFindItsDiskFullAtAnyWrite(
    reachesTheDisk: Bool, stays: Bool
  ) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for write in 1...20 {
      let shop = try await Shop(isJudged: false)
      let path = "\(folder)/\(write).sqlite"
      let ledger = MortalLedger(
        shop.ledger(path, owner: "process 1"),
        fault: MortalLedger.DiskFault(write: write, reachesTheDisk: reachesTheDisk, stays: stays))
      var request = shop.request()
      request.paysAutomatically = true
      _ = try? await guardian(shop, ledger).checkout(request)
      let writes = ledger.writeCount
      try await check(shop, path, "a full disk at write \(write)")
      if writes < write { return }
    }
    Issue.record("a purchase has more than 20 writes")
  }
}
