import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierTesting
import Synchronization
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
      limits: SpendingLimits(), consent: ConsentGivenBeforehand(), ledger: ledger, looks: LookPolicy(sleep: { _ in }),
      uptime: { .zero })
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

  /// The server takes long to tell the time.
  private final class SlowTime: Transport {
    private let simulator: Simulator
    private let seconds: Int
    private let passed = Mutex(Duration.zero)

    init(_ simulator: Simulator, seconds: Int) {
      self.simulator = simulator
      self.seconds = seconds
    }

    var uptime: Duration { passed.withLock { $0 } }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      if request.url.hasSuffix("/auth/time") { passed.withLock { $0 += .seconds(seconds) } }
      return try await SimulatorTransport(simulator).send(request)
    }
  }

  private func buy(_ shop: Shop, _ ledger: SQLiteLedger, seconds: Int) async throws -> Purchase {
    let transport = SlowTime(shop.simulator, seconds: seconds)
    let spending = SpendingGuard(
      client: .testing(transport: transport), endpoint: "the simulator", limits: SpendingLimits(),
      consent: ConsentGivenBeforehand(), ledger: ledger, uptime: { transport.uptime })
    return try await spending.checkout(shop.request())
  }

  @Test func countsHowLongTheServerTookToTellItsTime() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let start = shop.simulator.time
    _ = try await buy(shop, ledger, seconds: 9)
    let posted = try #require(try await ledger.entry(1).posted)
    #expect(posted > start + 11 && posted <= start + 12)
  }

  @Test func sendsNothingWhereNobodyKnowsTheTime() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let refusal = await #expect(throws: PurchaseRefusal.self) { try await buy(shop, ledger, seconds: 10) }
    #expect(refusal == .leaseLost(entry: 1))
    #expect(shop.checkouts == 0)
    #expect(try await shop.states(ledger) == [.refused])
  }
}
