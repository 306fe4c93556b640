import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Testing

/// Renewals and upgrades: bought as carts are, with every guard in front of them.
@Suite struct ServicePurchaseTests {
  /// The renewal, and the upgrade.
  static let which = [0, 1]

  @Test(arguments: which) func buysWhatWasQuotedOnceAndNotesIt(which: Int) async throws {
    let owned = try await Owned()
    let (subject, _, _) = owned.subjects[which]
    let ledger = owned.shop.ledger()
    let spending = owned.shop.spending(ledger: ledger)
    let quote = try await spending.quote(subject)
    #expect(quote.isValidated && quote.withTax.ucents > 0 && quote.lines.count == 1)
    #expect(try await owned.orders() == 0)
    var request = CheckoutRequest(subject)
    request.shown = quote
    request.maximum = quote.withTax
    let purchase = try await spending.checkout(request)
    #expect(purchase.total == quote.withTax && purchase.quote == quote && !purchase.wasRecovered)
    #expect(try await owned.orders() == 1)
    #expect(owned.sent == 1)
    let entry = try await ledger.entry(1)
    #expect(entry.kind == (which == 0 ? .renewal : .upgrade))
    #expect(entry.state == .ordered && entry.orderID == purchase.orderID)
    #expect(entry.reference == (which == 0 ? owned.domain.name : owned.hosting.name))
    #expect(
      entry.things.map(\.description)
        == [which == 0 ? "renewal of free-example.fr" : "upgrade of \(owned.hosting.name)"])
  }

  @Test(arguments: which) func aBudgetOneCentTooLowBuysNothing(which: Int) async throws {
    let owned = try await Owned()
    let subject = owned.subjects[which].subject
    let total = try await owned.shop.spending().quote(subject).withTax
    let budget = Money(ucents: total.ucents - Money.cent, currency: total.currency)
    await #expect(throws: PurchaseRefusal.overBudget(total: total, spent: .zero("EUR"), budget: budget)) {
      try await owned.shop.spending(limits: SpendingLimits(perRun: budget)).checkout(CheckoutRequest(subject))
    }
    var request = CheckoutRequest(subject)
    request.maximum = budget
    await #expect(throws: PurchaseRefusal.overMaximum(total: total, maximum: budget)) {
      try await owned.shop.spending().checkout(request)
    }
    #expect(owned.sent == 0)
  }

  @Test(arguments: which) func withoutAWordFromTheOperatorNothingIsBought(which: Int) async throws {
    let owned = try await Owned()
    let subject = owned.subjects[which].subject
    let total = try await owned.shop.spending().quote(subject).withTax
    await #expect(throws: PurchaseRefusal.nobodyToAsk(total: total, endpoint: "the simulator")) {
      try await owned.shop.spending(consent: NobodyToAsk()).checkout(CheckoutRequest(subject))
    }
    let shown = await #expect(throws: PurchaseRefusal.self) {
      try await owned.shop.spending(consent: ShowOnly()).checkout(CheckoutRequest(subject))
    }
    guard case .shownOnly(let proposal)? = shown else { return #expect(Bool(false), "\(shown as Any)") }
    #expect(proposal.total == total)
    let unbounded = await #expect(throws: PurchaseRefusal.self) {
      try await owned.shop.spending(limits: SpendingLimits(needsBound: true)).checkout(CheckoutRequest(subject))
    }
    #expect(
      unbounded?.description
        == "the order costs \(total) with tax at the simulator, and nothing bounds what was agreed to beforehand; "
        + "give a budget, or a maximum; nothing was ordered")
    #expect(owned.sent == 0)
  }

  @Test(arguments: which) func theSameIsBoughtAgainOnlyOnPurpose(which: Int) async throws {
    let owned = try await Owned()
    let subject = owned.subjects[which].subject
    let spending = owned.shop.spending()
    let first = try await spending.checkout(CheckoutRequest(subject))
    let refusal = await #expect(throws: PurchaseRefusal.self) {
      try await spending.checkout(CheckoutRequest(subject))
    }
    guard case .repeated(first.orderID, _, _, _)? = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
    #expect(refusal?.description.hasSuffix("ask for it again by name to order it once more") == true)
    #expect(owned.sent == 1)
    var again = CheckoutRequest(subject)
    again.isAgain = true
    _ = try await spending.checkout(again)
    #expect(owned.sent == 2)
  }

  @Test(arguments: which) func anAnswerThatIsLostIsFoundAgain(which: Int) async throws {
    let owned = try await Owned()
    let (subject, route, quotes) = owned.subjects[which]
    try owned.shop.simulator.strike(Fault(.dropAfterCommit, on: route, skip: quotes))
    let ledger = owned.shop.ledger()
    let purchase = try await owned.shop.spending(ledger: ledger).checkout(CheckoutRequest(subject))
    #expect(purchase.wasRecovered)
    #expect(try await owned.orders() == 1)
    #expect(owned.sent == 1)
    #expect(try await ledger.entry(1).orderID == purchase.orderID)
  }

  @Test(arguments: which, [8, 60, 800]) func anOrderThatComesLateIsUnknownAndIsNotMadeTwice(
    which: Int, seconds: Int64
  ) async throws {
    let owned = try await Owned()
    let (subject, route, quotes) = owned.subjects[which]
    var fault = Fault.lateCommit(on: route, milliseconds: seconds * 1000, answer: .status(504))
    fault.skip = quotes
    try owned.shop.simulator.strike(fault)
    let ledger = owned.shop.ledger()
    let spending = owned.shop.spending(ledger: ledger)
    let refusal = await #expect(throws: PurchaseRefusal.self) {
      try await spending.checkout(CheckoutRequest(subject))
    }
    guard case .stateUnknown(let unknown)? = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
    #expect(unknown.kind == (which == 0 ? .renewal : .upgrade))
    #expect(
      refusal?.description.hasPrefix(
        "the answer to the \(which == 0 ? "renewal of free-example.fr" : "upgrade of \(owned.hosting.name)") was lost ("
      )
        == true)
    // Neither this run nor another buys the same, or anything else for the service, until that is settled.
    var again = CheckoutRequest(subject)
    again.isAgain = true
    await #expect(throws: PurchaseRefusal.locked(subject)) { try await spending.checkout(again) }
    let other = await #expect(throws: PurchaseRefusal.self) {
      try await owned.shop.spending(ledger: ledger).checkout(again)
    }
    guard case .unsettled(entry: 1, _, _)? = other else { return #expect(Bool(false), "\(other as Any)") }
    owned.shop.simulator.advance(by: Double(seconds))
    let settled = try await Reconciliation(ledger: ledger, client: owned.shop.client).run()
    #expect(settled.map(\.state) == [.ordered])
    #expect(try await owned.orders() == 1)
    #expect(owned.sent == 1)
    // Once it is settled the service can be bought for again.
    _ = try await spending.checkout(again)
    #expect(try await owned.orders() == 2)
  }

  @Test(arguments: which) func whatNeverCameIsBoughtAgainOnceTheSettlingTimeIsOver(which: Int) async throws {
    let owned = try await Owned()
    let (subject, route, quotes) = owned.subjects[which]
    try owned.shop.simulator.strike(Fault(.dropBeforeCommit, on: route, skip: quotes))
    let ledger = owned.shop.ledger()
    let spending = owned.shop.spending(ledger: ledger)
    await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(CheckoutRequest(subject)) }
    #expect(try await owned.shop.states(ledger) == [.unknown])
    owned.shop.simulator.advance(by: 904)
    #expect(
      try await Reconciliation(ledger: ledger, client: owned.shop.client).run().map(\.state) == [.notOrdered])
    _ = try await spending.checkout(CheckoutRequest(subject))
    #expect(try await owned.shop.states(ledger) == [.ordered, .notOrdered])
    #expect(try await owned.orders() == 1)
  }

  @Test func twoRenewalsOfOneServiceAtOnceMakeOneOrder() async throws {
    let owned = try await Owned()
    let spending = owned.shop.spending()
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask { (try? await spending.checkout(CheckoutRequest(.renewal(owned.renewal)))) != nil }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 }.count == 1)
    #expect(try await owned.orders() == 1)
  }

  @Test func aDryRunThatMakesAnOrderStopsTheRenewal() async throws {
    let owned = try await Owned()
    let order = try #require(try await owned.shop.client.orderIDs().first)
    let client = OVHClient.testing(
      transport: TakenLiterally(inner: SimulatorTransport(owned.shop.simulator), order: order))
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand())
    await #expect(throws: PurchaseRefusal.badQuote("it was to be a dry run and names order \(order), which exists")) {
      try await spending.checkout(CheckoutRequest(.renewal(owned.renewal)))
    }
    #expect(owned.sent == 0)
  }

  @Test func whatIsRenewedTogetherIsOneOrder() async throws {
    let owned = try await Owned()
    let client = owned.shop.client
    let ways = try await client.renewals(service: owned.hosting.id)
    #expect(ways.map(\.duration) == ["P1M", "P1Y"])
    #expect(ways[0].strategies.map(\.services) == [[owned.hosting.id]])
    #expect(ways[1].strategies.map(\.services) == [[owned.hosting.id], [owned.hosting.id, owned.domain.id]])
    let both = Renewal(owned.hosting, with: [owned.domain], duration: "P1Y")
    let spending = owned.shop.spending()
    let quote = try await spending.quote(.renewal(both))
    #expect(ways[1].strategies[1].price.map { Money($0) } == quote.withoutTax)
    #expect(quote.lines.map(\.description) == ["renewal of \(owned.hosting.name), free-example.fr for P1Y"])
    let before = try await client.service(owned.domain.id).expiration
    let order = try await spending.checkout(CheckoutRequest(.renewal(both)))
    var payment = PaymentRequest(orderID: order.orderID)
    payment.way = .means("fidelityAccount", id: nil)
    _ = try await spending.pay(payment)
    let after = try await client.service(owned.domain.id).expiration
    let year: Double = 364 * 86_400
    let begin = try #require(before?.date)
    let end = try #require(after?.date)
    #expect(end.timeIntervalSince(begin) > year)
    #expect(try await client.orderDetailIDs(order.orderID).count == 2)
  }

  @Test func anUpgradedServiceIsOfTheNewPlan() async throws {
    let owned = try await Owned()
    let client = owned.shop.client
    let plans = try await client.upgrades(product: "webHosting", service: owned.hosting.name).map(\.planCode)
    #expect(plans.contains("hosting-pro") && !plans.contains("hosting-perso"))
    let spending = owned.shop.spending()
    let order = try await spending.checkout(CheckoutRequest(.upgrade(owned.upgrade)))
    var payment = PaymentRequest(orderID: order.orderID)
    payment.way = .means("fidelityAccount", id: nil)
    _ = try await spending.pay(payment)
    #expect(try await client.service(owned.hosting.id).planCode == "hosting-pro")
  }
}

/// An API that takes a dry run for the order itself.
private struct TakenLiterally: Transport {
  let inner: SimulatorTransport
  let order: Int64

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    var response = try await inner.send(request)
    if request.url.hasSuffix("/renew") {
      let text = String(decoding: response.body, as: UTF8.self)
      response.body = Array(text.replacing(#""orderId":0"#, with: #""orderId":\#(order)"#).utf8)
    }
    return response
  }

  func shutdown() async { await inner.shutdown() }
}
