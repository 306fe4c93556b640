import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import Testing

/// Every call of the flow goes wrong in every way, once and for ever: nothing is ordered twice, nothing is lost, and
/// nothing costs more than was allowed.
@Suite struct FaultMatrixTests {
  static let routes = [
    "POST /order/cart", "POST /order/cart/{cartId}/domain", "POST /order/cart/{cartId}/item/{itemId}/configuration",
    "POST /order/cart/{cartId}/assign", "GET /order/cart/{cartId}/item", "GET /order/cart/{cartId}/item/{itemId}",
    "GET /order/cart/{cartId}/checkout", "GET /me", "GET /auth/time", "GET /me/payment/method",
    "GET /me/payment/method/{paymentMethodId}", Shop.checkout, "GET /order/cart/{cartId}", "GET /me/order",
    "GET /me/order/{orderId}", "GET /me/order/{orderId}/details", "GET /me/order/{orderId}/status",
    "POST /me/order/{orderId}/pay", "*",
  ]

  /// The faults of one route, each with how it is called when it fails.
  private static func faults(_ route: String, times: Int64) -> [Fault] {
    var faults = [
      Fault(.dropBeforeCommit, on: route), Fault(.dropAfterCommit, on: route), Fault(.truncate, on: route),
      Fault(.garbage, on: route), Fault(.replay, on: route), .lateListing(on: route, milliseconds: 30_000),
      .otherTotal(cents: 100, on: route), .otherTotal(cents: -100, on: route),
      .anotherHand(
        Fault.OtherCall(method: "POST", path: "/order/cart/{cartId}/coupon", body: ["coupon": "FREE"]), before: route),
    ]
    for status in [400, 401, 403, 404, 407, 409, 429, 500, 503, 504] { faults.append(.status(status, on: route)) }
    faults.append(.status(400, on: route, message: Shop.outOfStock))
    for (milliseconds, answer) in [
      (2000, Fault.LateAnswer.drop), (60_000, .status(504)), (800_000, .hang), (0, .status(409)),
    ] {
      faults.append(.lateCommit(on: route, milliseconds: Int64(milliseconds), answer: answer))
    }
    return faults.map { fault in
      var fault = fault
      fault.times = times
      return fault
    }
  }

  /// Fills a cart, orders and pays it, as a script would; every failure ends it.
  private func buy(_ shop: Shop, _ spending: SpendingGuard) async throws {
    var request = CheckoutRequest(cartID: try await shop.fillCart("free-matrix.fr"))
    request.waivesRetraction = true
    request.paysAutomatically = true
    _ = try await spending.checkout(request)
  }

  @Test(arguments: routes, [1, 1_000_000] as [Int64]) func keepsItsPromises(route: String, times: Int64) async throws {
    for fault in Self.faults(route, times: times) {
      let shop = try await Shop(isJudged: false)
      let ledger = shop.ledger()
      let limits = SpendingLimits(perRun: try Money("10 EUR"))
      try shop.simulator.strike(fault)
      var spent: [Money] = []
      // The operator runs it again at once, and once more when the fault is over and everything is settled.
      for round in 1...3 {
        let spending = shop.spending(limits: limits, ledger: ledger)
        do { try await buy(shop, spending) } catch {}
        spent.append(spending.spentSoFar ?? .zero("EUR"))
        if round == 2 {
          shop.simulator.forgetFaults()
          shop.simulator.advance(by: 1000)
          _ = try await Reconciliation(ledger: ledger, client: shop.client).run()
        }
      }
      _ = try await Reconciliation(ledger: ledger, client: shop.client).run()
      let orders = try await shop.client.orderIDs()
      let entries = try await ledger.entries(LedgerFilter()).filter { $0.kind == .order }
      let ordered = entries.filter { $0.state == .ordered }
      #expect(orders.count == 1, "\(fault): \(orders.count) orders")
      #expect(Set(ordered.compactMap(\.orderID)) == Set(orders), "\(fault)")
      #expect(!entries.contains { $0.state.isOpen }, "\(fault)")
      // More than the quote is only ever charged when the API ordered more, and then it is said.
      #expect(spent.allSatisfy { $0.ucents <= 10 * Money.unit } || ordered.contains(where: \.isOverrun), "\(fault)")
    }
  }
}
