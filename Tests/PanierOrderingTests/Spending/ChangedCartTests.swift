@_spi(Purchase) import OVHClient
import OVHSimulator
import PanierTesting
import Testing

@testable import PanierOrdering

/// What was quoted is what is ordered: carts that grow while they are checked out, and answers that tell other totals.
@Suite struct ChangedCartTests {
  private static let hosting = Fault.OtherCall(
    method: "POST", path: "/order/cart/{cartId}/webHosting",
    body: ["planCode": "hosting-performance-4", "duration": "P1Y", "pricingMode": "upfront12", "quantity": 5])

  /// An operator who thinks while something else happens.
  private struct Thinking: Consent {
    let meanwhile: @Sendable () async throws -> Void

    func answer(to purchase: ProposedPurchase) async -> ConsentAnswer {
      await #expect(throws: Never.self) { try await meanwhile() }
      return .granted
    }
  }

  @Test func refusesEveryWriteOfThisProcessWhileTheOperatorThinks() async throws {
    let shop = try await Shop()
    let client = shop.client
    let cartID = shop.cartID
    let spending = shop.spending(
      consent: Thinking {
        let sentence = " was not sent, since the cart is being checked out; change a cart before or after its checkout"
        let item = "/order/cart/\(cartID)/webHosting"
        for (method, path, body) in [
          (HTTPMethod.post, item, ["planCode": "hosting-perso", "duration": "P1Y"] as JSONValue?),
          (.post, item.uppercased(), nil), (.post, "/order//cart/\(cartID)/coupon", ["coupon": "X"]),
          (.put, "/order/cart/\(cartID)", ["description": "x"]), (.delete, "/v1/order/cart/\(cartID)", nil),
          (.post, "/order/cartServiceOption/webHosting/x.fr", ["cartId": .string(cartID), "planCode": "x"]),
        ] {
          var request = APIRequest(method, path, body: body)
          request.isChecked = false
          // As the gate of raw writes sends them, once the operator agreed.
          let call = try client.resolved(request)
          let error = await #expect(throws: OVHError.self) { try await client.send(call) }
          #expect(error?.kind == .guarded && error?.message.hasSuffix(sentence) == true, "\(method) \(path)")
        }
        // Reading, and other carts, are free.
        _ = try? await client.cart(cartID)
        await #expect(throws: Never.self) { try await client.createCart(subsidiary: "FR") }
      })
    let purchase = try await spending.checkout(shop.request())
    #expect(purchase.total == (try Money("6.71 EUR")))
    // An ordered cart stays closed; the API would refuse it too.
    await #expect(throws: OVHError.self) { try await client.addCoupon(cart: cartID, coupon: "X") }
  }

  @Test func waitsForAWriteThatIsOnItsWay() async throws {
    let shop = try await Shop()
    let gate = Gate(SimulatorTransport(shop.simulator))
    let client = OVHClient.testing(transport: gate)
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(perRun: try Money("10 EUR")),
      consent: ConsentGivenBeforehand())
    let cartID = shop.cartID
    let request = shop.request()
    async let write: Void = {
      _ = try await client.addItem(
        cart: cartID, product: "webHosting", planCode: "hosting-performance-4", duration: "P1Y",
        pricingMode: PricingMode(rawValue: "upfront12"), quantity: 5)
    }()
    await gate.holds()
    async let order = Result { try await spending.checkout(request) }
    await gate.open()
    try await write
    guard case .failure(let error) = await order else { return #expect(Bool(false), "it was ordered") }
    // It was waited for, so that the quote has it, and the budget refuses it.
    guard case .overBudget? = error as? PurchaseRefusal else { return #expect(Bool(false), "\(error)") }
    #expect(shop.checkouts == 0)
  }

  /// Holds the first POST of webHosting back until it is opened.
  private actor Gate: Transport {
    private let inner: SimulatorTransport
    private var held: CheckedContinuation<Void, Never>?
    private var waiting: CheckedContinuation<Void, Never>?

    init(_ inner: SimulatorTransport) { self.inner = inner }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      if request.method == "POST", request.url.hasSuffix("/webHosting") {
        await withCheckedContinuation { continuation in
          held = continuation
          waiting?.resume()
        }
      }
      return try await inner.send(request)
    }

    func holds() async {
      if held == nil { await withCheckedContinuation { waiting = $0 } }
    }

    func open() { held?.resume() }
  }

  @Test func quotesOnceMoreAfterTheConsent() async throws {
    let shop = try await Shop()
    // Another process adds to the cart while the operator thinks: before the second quote.
    try shop.simulator.strike(
      .anotherHand(Self.hosting, before: "GET /order/cart/{cartId}/checkout", skip: 1))
    let ledger = shop.ledger()
    let spending = shop.spending(limits: SpendingLimits(perRun: try Money("10 EUR")), ledger: ledger)
    await #expect {
      try await spending.checkout(shop.request())
    } throws: {
      "\($0)".hasPrefix("the order is not what was quoted: the total with tax went from 6.71 EUR to ")
    }
    #expect(shop.checkouts == 0)
    #expect(try await shop.states(ledger) == [.refused])
    #expect(spending.spentSoFar == .zero("EUR"))
  }

  @Test func chargesWhatWasReallyOrderedAndPaysNothing() async throws {
    let shop = try await Shop()
    // Between the last quote and the call nothing can be seen: the answer tells.
    try shop.simulator.strike(.anotherHand(Self.hosting, before: Shop.checkout))
    let ledger = shop.ledger()
    let spending = shop.spending(limits: SpendingLimits(perRun: try Money("10 EUR")), ledger: ledger)
    var request = shop.request()
    request.paysAutomatically = true
    let refusal = await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(request) }
    guard case .orderedOther(let orderID, _, let real, _)? = refusal else {
      return #expect(Bool(false), "\(refusal as Any)")
    }
    #expect(real.ucents > 100 * Money.unit)
    #expect(
      refusal.map { "\($0)" }
        == "order \(orderID) was placed and is not what was quoted for 6.71 EUR: its total with tax is \(real); \(real) were "
        + "charged to the budget and nothing was paid, look at order \(orderID) and withdraw from it or cancel it")
    #expect(spending.spentSoFar == real)
    let entry = try await ledger.entry(1)
    #expect(entry.state == .ordered && entry.total == real && entry.isOverrun && entry.orderID == orderID)
    #expect(try await shop.client.orderStatus(orderID) == .notPaid)
  }

  @Test func findsAnOrderThatGrewAndWhoseAnswerWasLost() async throws {
    let shop = try await Shop()
    try shop.simulator.strike(.anotherHand(Self.hosting, before: "POST /order/cart/{cartId}/checkout"))
    let ledger = shop.ledger()
    let simulator = shop.simulator
    let spending = SpendingGuard(
      client: .testing(transport: NoCheckoutAnswers(simulator: SimulatorTransport(simulator))),
      endpoint: "the simulator", limits: SpendingLimits(perRun: try Money("10 EUR")), consent: ConsentGivenBeforehand(),
      ledger: ledger, looks: LookPolicy(sleep: { simulator.advance(by: Double($0.components.seconds)) }))
    let refusal = await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request()) }
    guard case .orderedOther(let orderID, _, let real, _)? = refusal else {
      return #expect(Bool(false), "\(refusal as Any)")
    }
    #expect(try await shop.client.orderIDs() == [orderID])
    #expect(try await ledger.entry(1).total == real)
  }

  private struct NoCheckoutAnswers: Transport {
    let simulator: SimulatorTransport

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      let answer = try await simulator.send(request)
      guard request.method == "POST", request.url.hasSuffix("/checkout") else { return answer }
      throw TransportError(.connectionLost, reason: "the server closed the connection")
    }
  }

  @Test func chargesWhatWasQuotedWhereTheAnswerTellsLess() async throws {
    let shop = try await Shop()
    try shop.simulator.strike(.otherTotal(cents: -500, on: Shop.checkout))
    let ledger = shop.ledger()
    let spending = shop.spending(limits: SpendingLimits(perRun: try Money("10 EUR")), ledger: ledger)
    await #expect {
      try await spending.checkout(shop.request())
    } throws: {
      "\($0)".contains(
        " was placed and is not what was quoted for 6.71 EUR: its total with tax is 1.71 EUR; 6.71 EUR were charged to the "
          + "budget and nothing was paid, look at order ")
    }
    let quoted = try Money("6.71 EUR")
    #expect(spending.spentSoFar == quoted)
    let entry = try await ledger.entry(1)
    #expect(entry.state == .ordered && entry.total == quoted && !entry.isOverrun)
    // The order is billed as it was quoted: a second one of 6.71 EUR does not fit into 10 EUR.
    let second = try await shop.fillCart("free-another.fr")
    await #expect {
      try await spending.checkout(shop.request(second))
    } throws: {
      guard case .overBudget? = $0 as? PurchaseRefusal else { return false }
      return true
    }
  }

  @Test func chargesABillInAnotherCurrencyBesideTheQuote() throws {
    let budget = RunBudget(limit: try Money("10 EUR"))
    try budget.reserve(try Money("6 EUR"))
    budget.settle(1, reserved: try Money("6 EUR"), real: try Money("7 USD"))
    #expect(budget.spent == (try Money("7 USD")))
    #expect(throws: PurchaseRefusal.self) { try budget.reserve(try Money("5 EUR")) }
  }

  @Test func comparesTheAnswerWithTheQuote() async throws {
    let shop = try await Shop()
    try shop.simulator.strike(.otherTotal(cents: 1, on: Shop.checkout))
    let spending = shop.spending()
    await #expect {
      try await spending.checkout(shop.request())
    } throws: {
      guard case .orderedOther(_, _, let real, _)? = $0 as? PurchaseRefusal else { return false }
      return real == (try? Money("6.72 EUR"))
    }
    #expect(spending.spentSoFar == (try Money("6.72 EUR")))
  }
}
