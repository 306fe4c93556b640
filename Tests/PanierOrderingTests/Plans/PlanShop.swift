import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierTesting
import Synchronization

@testable import PanierOrdering

/// Plans of a shop's carts, and what applies them.
extension Shop {
  /// Plans carts as a script does, which deletes those that it does not keep.
  func plan(
    _ carts: [String]? = nil, isKept: Bool = false, subsidiary: String? = "FR",
    limits: SpendingLimits = SpendingLimits(),
    lifetime: TimeInterval = 3600
  ) async throws -> Plan {
    let recorder = PlanRecorder()
    let spending = spending(limits: limits, consent: ShowOnly())
    for cart in carts ?? [cartID] {
      _ = try await spending.plan(
        request(cart), of: CartOrigin(subsidiary: subsidiary, isKept: isKept), into: recorder)
      if !isKept { try await client.deleteCart(cart) }
    }
    return Plan(
      try await spending.scope(), from: PlanSource(name: "order.lua", text: Array("x".utf8), arguments: ["a"]),
      carts: recorder.carts, budget: limits.perRun, made: simulator.time, lifetime: lifetime)
  }

  /// Applies a plan.
  /// - Returns: its orders.
  @discardableResult
  func apply(_ plan: Plan, with spending: SpendingGuard? = nil, isAgain: Bool = false) async throws -> [AppliedCart] {
    let carts = Shelf()
    try await (spending ?? self.spending()).apply(plan, isAgain: isAgain) { cart in carts.add(cart) }
    return carts.all
  }

  /// A guard whose client sees some answers otherwise.
  func spending(
    _ ledger: any Ledger, seeing alter: @escaping @Sendable (String, JSONValue) -> JSONValue
  ) -> SpendingGuard {
    SpendingGuard(
      client: .testing(transport: Lens(simulator: SimulatorTransport(simulator), alter: alter)),
      endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand(), ledger: ledger,
      uptime: { .zero })
  }

  /// How many carts of the account are open.
  func drafts() async throws -> Int {
    var count = 0
    for id in try await client.cartIDs() where try await !client.cart(id).readOnly { count += 1 }
    return count
  }
}

/// Answers of the simulator, some of them altered: told as `GET /order/cart/…/checkout` with ids left out.
private struct Lens: Transport {
  let simulator: SimulatorTransport
  let alter: @Sendable (String, JSONValue) -> JSONValue

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    var answer = try await simulator.send(request)
    let parts = request.url.prefix { $0 != "?" }.split(separator: "/").drop { $0 != "order" }
      .map { $0.count > 20 ? "…" : String($0) }
    if answer.status == 200, let json = try? JSONValue(parsing: answer.body) {
      answer.body = alter("\(request.method) /" + parts.joined(separator: "/"), json).bytes
    }
    return answer
  }
}

/// Takes what is reported.
private final class Shelf: Sendable {
  private let carts = Mutex<[AppliedCart]>([])

  func add(_ cart: AppliedCart) { carts.withLock { $0.append(cart) } }
  var all: [AppliedCart] { carts.withLock { $0 } }
}
