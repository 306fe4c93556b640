import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import Testing

/// What was bought, or may have been, is not bought again.
@Suite struct RepeatRuleTests {
  let folder = FileManager.default.temporaryDirectory.path + "/repeat-" + UUID().uuidString
  var path: String { folder + "/journal.sqlite" }

  /// Notes the cart's purchase as a process that ended right after the permit.
  private func leaveOpen(_ shop: Shop, _ ledger: any Ledger) async throws {
    let quote = try await shop.spending().quote(cartID: shop.cartID)
    let ticket = try await ledger.hold(
      PurchaseIntent(
        scope: LedgerScope(place: shop.client.endpoint.place, account: "si1111-ovh"), reference: shop.cartID,
        total: quote.withTax,
        lines: quote.lines.map { LedgerLine(description: $0.description, quantity: $0.quantity, total: $0.total) },
        things: [.domain("free-example.fr", action: "create")]), lease: 60)
    #expect(try await ledger.permit(ticket, posted: shop.simulator.time))
  }

  @Test func findsWhatAnEndedProcessOrderedAndOrdersItNoSecondTime() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shop = try await Shop()
    try await leaveOpen(shop, shop.ledger(path, owner: "gone"))
    let lost = try await shop.spending().checkout(shop.request())
    let again = try await shop.fillCart("free-example.fr")
    let ledger = shop.ledger(path)
    await #expect {
      try await shop.spending(ledger: ledger).checkout(shop.request(again))
    } throws: { error in
      guard case .repeated(lost.orderID, _, _, _)? = error as? PurchaseRefusal else { return false }
      return "\(error)".hasSuffix("ask for it again by name to order it once more")
    }
    #expect(try await shop.states(ledger) == [.ordered])
    #expect(shop.checkouts == 1)
  }

  @Test func ordersNothingBeforeItIsCertainThatAnEndedProcessDidNot() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shop = try await Shop()
    try await leaveOpen(shop, shop.ledger(path, owner: "gone"))
    let ledger = shop.ledger(path)
    await #expect {
      try await shop.spending(ledger: ledger).checkout(shop.request())
    } throws: { error in
      guard case .unsettled(1, _, _)? = error as? PurchaseRefusal else { return false }
      return "\(error)".hasSuffix("its ending is not known; nothing was ordered now, see entry 1 of the journal")
    }
    #expect(try await shop.states(ledger) == [.unknown])
    shop.simulator.advance(by: 901)
    _ = try await shop.spending(ledger: ledger).checkout(shop.request())
    #expect(try await shop.states(ledger) == [.ordered, .notOrdered])
    #expect(shop.checkouts == 1)
  }

  @Test func waitsForAProcessThatIsAtWorkOnTheSame() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shop = try await Shop()
    try await leaveOpen(shop, shop.ledger(path, owner: "other"))
    let ledger = shop.ledger(path, running: ["other"])
    await #expect {
      try await shop.spending(ledger: ledger).checkout(shop.request())
    } throws: {
      guard case .unsettled(1, _, _)? = $0 as? PurchaseRefusal else { return false }
      return true
    }
    #expect(try await shop.states(ledger) == [.posting])
    #expect(shop.checkouts == 0)
  }

  @Test func ordersOnceWhereTwoRunsAskAtTheSameTime() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let second = try await shop.fillCart("free-example.fr")
    // Both have looked into the ledger when the operator is asked.
    let meeting = Meeting()
    async let one = Result { try await shop.spending(consent: meeting, ledger: ledger).checkout(shop.request()) }
    async let two = Result {
      try await shop.spending(consent: meeting, ledger: ledger).checkout(shop.request(second))
    }
    let outcomes = await [one, two]
    #expect(outcomes.filter { (try? $0.get()) != nil }.count == 1)
    #expect(shop.checkouts == 1)
    #expect(try await shop.states(ledger) == [.ordered])
  }

  @Test func refusesTheSameWithinADayUnlessItIsAskedForAgain() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let spending = shop.spending(ledger: ledger)
    _ = try await spending.checkout(shop.request())
    let second = try await shop.fillCart("free-example.fr")
    await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request(second)) }
    // Another name is another purchase.
    _ = try await spending.checkout(shop.request(try await shop.fillCart("free-another.fr")))
    // Whatever else is in the cart, in whatever subsidiary.
    let mixed = try await shop.fillCart("free-third.fr")
    try await shop.add("free-another.fr", to: mixed)
    await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request(mixed)) }
    var asked = shop.request(second)
    asked.isAgain = true
    _ = try await spending.checkout(asked)
    shop.simulator.advance(by: 25 * 3600)
    _ = try await spending.checkout(shop.request(try await shop.fillCart("free-example.fr")))
    #expect(shop.checkouts == 4)
  }

  /// A cart of plans, which are sold with the right of withdrawal.
  private func cart(_ shop: Shop, _ plans: String...) async throws -> CheckoutRequest {
    let cart = try await shop.client.createCart(subsidiary: "FR").id
    for plan in plans {
      _ = try await shop.client.addItem(cart: cart, product: "webHosting", planCode: plan, duration: "P1M")
    }
    try await shop.client.assignCart(cart)
    return CheckoutRequest(cartID: cart)
  }

  @Test func judgesPlansByTheWholeSet() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let spending = shop.spending(ledger: ledger)
    _ = try await spending.checkout(cart(shop, "hosting-perso"))
    await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(cart(shop, "hosting-perso")) }
    // The same plan beside another one is another purchase, in whatever order.
    _ = try await spending.checkout(cart(shop, "hosting-perso", "hosting-pro"))
    await #expect(throws: PurchaseRefusal.self) {
      try await spending.checkout(cart(shop, "hosting-pro", "hosting-perso"))
    }
    _ = try await spending.checkout(cart(shop, "hosting-pro"))
    #expect(shop.checkouts == 3)
    #expect(
      try await ledger.entries(LedgerFilter()).map(\.bought) == [
        ["webHosting hosting-pro P1M"], ["webHosting hosting-perso P1M, webHosting hosting-pro P1M"],
        ["webHosting hosting-perso P1M"],
      ])
  }

  @Test func stopsAPlanThatMayHaveBeenOrderedInWhateverSet() async throws {
    let shop = try await Shop()
    let spending = shop.spending(ledger: shop.ledger())
    shop.fault("drop_before_commit")
    await #expect(throws: PurchaseRefusal.self) {
      try await spending.checkout(cart(shop, "hosting-perso", "hosting-pro"))
    }
    for plans in [["hosting-pro"], ["hosting-pro", "hosting-performance-4"]] {
      var request = try await cart(shop, plans[0])
      if plans.count > 1 { request = try await cart(shop, plans[0], plans[1]) }
      request.isAgain = true
      await #expect {
        try await spending.checkout(request)
      } throws: {
        guard case .unsettled? = $0 as? PurchaseRefusal else { return false }
        return true
      }
    }
    #expect(shop.checkouts == 1)
  }

  @Test func refusesWhatIsOpenAlsoWhereRepeatsArePractised() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    shop.fault("drop_before_commit")
    let practice = SpendingLimits(refusesRepeats: false)
    await #expect(throws: PurchaseRefusal.self) {
      try await shop.spending(limits: practice, ledger: ledger).checkout(shop.request())
    }
    var again = shop.request(try await shop.fillCart("free-example.fr"))
    again.isAgain = true
    await #expect {
      try await shop.spending(limits: practice, ledger: ledger).checkout(again)
    } throws: {
      guard case .unsettled? = $0 as? PurchaseRefusal else { return false }
      return true
    }
    #expect(shop.checkouts == 1)
  }

  @Test func paysOneOrderOnceWhereTwoProcessesTry() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shop = try await Shop()
    let id = try await shop.spending().checkout(shop.request()).orderID
    let meeting = Meeting()
    let first = shop.ledger(path, owner: "one", running: ["two"])
    let second = shop.ledger(path, owner: "two", running: ["one"])
    async let one = Result {
      try await shop.spending(consent: meeting, ledger: first).pay(PaymentRequest(orderID: id))
    }
    async let two = Result {
      try await shop.spending(consent: meeting, ledger: second).pay(PaymentRequest(orderID: id))
    }
    let outcomes = await [one, two]
    #expect(outcomes.filter { (try? $0.get()) != nil }.count == 1)
    #expect(shop.simulator.calls(of: "POST /me/order/{orderId}/pay").count == 1)
    #expect(try await first.entries(LedgerFilter()).map(\.word) == ["paid"])
  }

  /// Grants two purchases once both are asked about.
  private actor Meeting: Consent {
    private var first: CheckedContinuation<Void, Never>?

    func answer(to proposal: ProposedPurchase) async -> ConsentAnswer {
      if let first {
        first.resume()
      } else {
        await withCheckedContinuation { first = $0 }
      }
      return .granted
    }
  }
}
