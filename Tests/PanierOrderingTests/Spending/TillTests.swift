import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

@testable import PanierOrdering

/// From the note in the ledger to the call: when the settling time begins.
@Suite struct TillTests {
  /// The last quote takes long: the clock of the server goes on while it is asked for.
  private struct SlowQuotes: Transport {
    let simulator: Simulator

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      let answer = try await SimulatorTransport(simulator).send(request)
      if request.method == "GET", request.url.hasSuffix("/checkout") { simulator.advance(by: 50) }
      if request.method == "POST", request.url.hasSuffix("/checkout") {
        throw TransportError(.connectionLost, reason: "the server closed the connection")
      }
      return answer
    }
  }

  @Test func beginsTheSettlingTimeNoEarlierThanTheCallCanLeave() async throws {
    let shop = try await Shop()
    let simulator = shop.simulator
    try simulator.strike(.lateCommit(on: Shop.checkout, milliseconds: 5_000_000, answer: .drop))
    let ledger = shop.ledger()
    let spending = SpendingGuard(
      client: .testing(transport: SlowQuotes(simulator: simulator)), endpoint: "the simulator",
      limits: SpendingLimits(), consent: ConsentGivenBeforehand(), ledger: ledger, looks: LookPolicy(sleep: { _ in }))
    let start = simulator.time
    let refusal = await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request()) }
    guard case .stateUnknown(let unknown)? = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
    // Two quotes of fifty seconds, then the call: within two seconds of its permit, by a clock that cuts seconds off.
    let sent = start + 100
    let posted = try #require(try await ledger.entry(1).posted)
    #expect(posted >= sent && posted <= sent + 3)
    #expect(unknown.until == posted + 900)
    simulator.advance(by: 899)
    let reconciliation = Reconciliation(ledger: ledger, client: shop.client)
    #expect(try await reconciliation.run().map(\.state) == [.unknown])
    simulator.advance(by: 5)
    #expect(try await reconciliation.run().map(\.state) == [.notOrdered])
  }
}
