import OVHClient
import OVHSimulator
import PanierOrdering
import Testing

/// Totals below zero, which no shop should send: they never leave more to spend than was allowed.
@Suite struct NegativeTotalTests {
  /// Answers the dry run of one cart with another total, as a faulty API would; all else is the simulator's.
  private struct OddTotal: Transport {
    let simulator: SimulatorTransport
    let cartID: String
    let withTax: String

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      var answer = try await simulator.send(request)
      guard request.method == "GET", request.url.hasSuffix("/order/cart/\(cartID)/checkout") else { return answer }
      var preview = try #require(try JSONValue(parsing: answer.body).object)
      var prices = try #require(preview["prices"]?.object)
      prices["withTax"] = [
        "currencyCode": "EUR", "text": .string("\(withTax) €"), "value": .number(try #require(JSONNumber(withTax))),
      ]
      preview["prices"] = .object(prices)
      answer.body = JSONValue.object(preview).bytes
      return answer
    }
  }

  private func spending(_ shop: Shop, total: String, budget: Money) -> SpendingGuard {
    let client = OVHClient(
      endpoint: Endpoint(name: "simulator", baseURL: SimulatorTransport.baseURL),
      credentials: .applicationKeys(
        key: "simulator", secret: "simulator-secret", consumerKey: "simulator-consumer"),
      transport: OddTotal(simulator: SimulatorTransport(shop.simulator), cartID: shop.cartID, withTax: total),
      options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
    return SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(perRun: budget),
      consent: ConsentGivenBeforehand(), sleep: { _ in })
  }

  @Test func leavesTheBudgetAsItWas() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let budget = Money(ucents: total.ucents - Money.cent, currency: "EUR")
    let spending = spending(shop, total: "-50.00", budget: budget)
    _ = try await spending.checkout(shop.request())
    #expect(await spending.spentSoFar == .zero("EUR"))
    let second = try await shop.fillCart("free-another.fr")
    await #expect(throws: PurchaseRefusal.overBudget(total: total, spent: .zero("EUR"), budget: budget)) {
      try await spending.checkout(shop.request(second))
    }
    #expect(shop.checkouts == 1)
  }

  @Test func takesNothingBackWhenItIsRefused() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let spending = spending(shop, total: "-50.00", budget: total)
    shop.fault("status", status: 400)
    await #expect(throws: OVHError.self) { try await spending.checkout(shop.request()) }
    #expect(await spending.spentSoFar == .zero("EUR"))
    // The whole budget is still there, and not a cent more.
    let second = try await shop.fillCart("free-another.fr")
    _ = try await spending.checkout(shop.request(second))
    #expect(await spending.spentSoFar == total)
    #expect(shop.checkouts == 2)
  }

  @Test func paysTheWholeTotalOfAnOrderThatWasQuotedBelowZero() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let budget = Money(ucents: total.ucents - Money.cent, currency: "EUR")
    let spending = spending(shop, total: "-50.00", budget: budget)
    let order = try await spending.checkout(shop.request()).orderID
    await #expect(
      throws: PaymentRefusal.refused(.overBudget(total: total, spent: .zero("EUR"), budget: budget))
    ) {
      try await spending.pay(PaymentRequest(orderID: order))
    }
    #expect(shop.simulator.calls.filter { $0.method == "POST" && $0.path.contains("/me/order/") } == [])
  }
}
