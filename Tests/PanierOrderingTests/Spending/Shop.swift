import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Testing

/// A simulator with one cart that is ready to be ordered.
struct Shop {
  let simulator: Simulator
  let client: OVHClient
  private(set) var cartID = ""

  /// Opens a shop.
  /// - Parameters:
  ///   - isJudged: whether every answer is judged by the API's description; not where thousands are made.
  ///   - delivers: whether orders are delivered as soon as they are paid.
  init(isJudged: Bool = true, delivers: Bool = false) async throws {
    // One moment for the whole test: orders move on with time, and a busy machine must not let them.
    let now = Date.now
    var plain = SimulatorConfiguration()
    if delivers {
      plain.orderStages.checking = 0
      plain.orderStages.delivering = 0
    }
    simulator = Simulator(
      configuration: isJudged ? plain.judged { Issue.record("\($0)") } : plain, clock: { now })
    client = .testing(transport: SimulatorTransport(simulator))
    cartID = try await fillCart("free-example.fr")
  }

  /// Makes a cart with one configured domain.
  func fillCart(_ domain: String) async throws -> String {
    let cart = try await client.createCart(subsidiary: "FR").id
    try await add(domain, to: cart)
    try await client.assignCart(cart)
    return cart
  }

  func add(_ domain: String, to cart: String) async throws {
    let item = try await client.addDomain(cart: cart, domain: domain, duration: "P1Y")
    _ = try await client.addConfiguration(cart: cart, item: item.id, label: "OWNER_LEGAL_AGE", value: "true")
  }

  /// A guard as one run has it; while it waits, the simulator's clock moves on.
  func spending(
    limits: SpendingLimits = SpendingLimits(), consent: any Consent = ConsentGivenBeforehand(),
    ledger: (any Ledger)? = nil, patience: Duration = .zero
  ) -> SpendingGuard {
    let simulator = simulator
    return SpendingGuard(
      client: client, endpoint: "the simulator", limits: limits, consent: consent, ledger: ledger ?? self.ledger(),
      looks: LookPolicy(patience: patience, sleep: { simulator.advance(by: Double($0.components.seconds)) }),
      uptime: { .zero })
  }

  /// A ledger whose clock is the simulator's.
  func ledger(_ path: String? = nil, owner: String = "this run", running: Set<String> = []) -> SQLiteLedger {
    let simulator = simulator
    return SQLiteLedger(
      path: path, owner: owner, isRunning: { running.contains($0) }, now: { simulator.time })
  }

  /// The one line that an entry of the ledger is about: its state and its order.
  func states(_ ledger: any Ledger) async throws -> [LedgerState] {
    try await ledger.entries(LedgerFilter()).map(\.state)
  }

  func request(_ cart: String? = nil) -> CheckoutRequest {
    var request = CheckoutRequest(cartID: cart ?? cartID)
    request.waivesRetraction = true
    return request
  }

  /// What the cart costs with tax.
  func total() async throws -> Money { Money(try await client.checkoutPreview(cart: cartID).prices.withTax) }

  /// How often POST checkout reached the simulator.
  var checkouts: Int {
    simulator.calls.filter { $0.method == "POST" && $0.path.hasSuffix("/checkout") }.count
  }

  /// Orders a fault, of the checkout unless told otherwise.
  func fault(
    _ kind: String, route: String = Shop.checkout, times: Int = 1, status: Int? = nil, message: String? = nil
  ) {
    simulator.fault(kind, on: route, times: times, status: status, message: message)
  }

  static let checkout = "POST /order/cart/{cartId}/checkout"
  /// A refusal that comes before anything is made.
  static let outOfStock = "fr is not available in gra"
}
