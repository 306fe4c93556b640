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

  init() async throws {
    // One moment for the whole test: orders move on with time, and a busy machine must not let them.
    let now = Date.now
    simulator = Simulator(
      configuration: SimulatorConfiguration().judged { Issue.record("\($0)") }, clock: { now })
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

  func spending(
    limits: SpendingLimits = SpendingLimits(), consent: any Consent = ConsentGivenBeforehand(),
    journal: Journal? = nil
  ) -> SpendingGuard {
    SpendingGuard(
      client: client, endpoint: "the simulator", limits: limits, consent: consent, journal: journal, sleep: { _ in })
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
    _ kind: String, route: String = "POST /order/cart/{cartId}/checkout", times: Int = 1, status: Int? = nil
  ) {
    simulator.fault(kind, on: route, times: times, status: status)
  }
}
