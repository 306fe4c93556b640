import Foundation
import GRDB
import OVHClient
import OVHSimulator
import PanierOrdering
import Testing

/// Every way a checkout can end, and what was posted on it.
@Suite struct SpendingGuardTests {
  @Test func aYesThatNothingBoundsOrdersNothing() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let spending = shop.spending(limits: SpendingLimits(needsBound: true))
    let error = await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request()) }
    #expect(error == .unbounded(total: total, endpoint: "the simulator"))
    #expect(
      error?.description
        == "the order costs \(total) with tax at the simulator, and nothing bounds what was agreed to beforehand; "
        + "give a budget, or a maximum; nothing was ordered")
    #expect(shop.checkouts == 0)
    var bounded = shop.request()
    bounded.maximum = total
    _ = try await spending.checkout(bounded)
    let second = try await shop.fillCart("free-another.fr")
    _ = try await shop.spending(limits: SpendingLimits(perRun: Money("100 EUR"), needsBound: true))
      .checkout(shop.request(second))
    #expect(shop.checkouts == 2)
  }

  @Test func ordersWhatWasQuotedOnce() async throws {
    let shop = try await Shop()
    let spending = shop.spending()
    let shown = try await spending.quote(cartID: shop.cartID)
    var request = shop.request()
    request.shown = shown
    request.maximum = shown.withTax
    let purchase = try await spending.checkout(request)
    #expect(purchase.orderID > 0)
    #expect(purchase.quote == shown)
    #expect(!purchase.wasRecovered)
    #expect(spending.spentSoFar == shown.withTax)
    #expect(shop.checkouts == 1)
  }

  @Test func refusesABudgetOneCentTooLow() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let budget = Money(ucents: total.ucents - Money.cent, currency: total.currency)
    let spending = shop.spending(limits: SpendingLimits(perRun: budget))
    await #expect(throws: PurchaseRefusal.overBudget(total: total, spent: .zero("EUR"), budget: budget)) {
      try await spending.checkout(shop.request())
    }
    #expect(shop.checkouts == 0)
    // Nothing was spent, so a cheaper order may still follow.
    #expect(spending.spentSoFar.map(\.ucents) ?? 0 == 0)
  }

  @Test func countsEarlierOrdersAgainstTheBudget() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let budget = try total.adding(Money(ucents: total.ucents - 1, currency: total.currency))
    let spending = shop.spending(limits: SpendingLimits(perRun: budget))
    _ = try await spending.checkout(shop.request())
    let second = try await shop.fillCart("free-another.fr")
    await #expect(throws: PurchaseRefusal.overBudget(total: total, spent: total, budget: budget)) {
      try await spending.checkout(shop.request(second))
    }
    #expect(shop.checkouts == 1)
  }

  @Test func sharesTheBudgetAmongCheckoutsSideBySide() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let second = try await shop.fillCart("free-another.fr")
    let spending = shop.spending(limits: SpendingLimits(perRun: total))
    let first = shop.request()
    let other = shop.request(second)
    async let one = Result { try await spending.checkout(first) }
    async let two = Result { try await spending.checkout(other) }
    let outcomes = await [one, two]
    #expect(outcomes.filter { (try? $0.get()) != nil }.count == 1)
    #expect(shop.checkouts == 1)
  }

  @Test func refusesMoreThanTheCallAllows() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    var request = shop.request()
    request.maximum = Money(ucents: total.ucents - Money.cent, currency: "EUR")
    await #expect {
      try await shop.spending().checkout(request)
    } throws: {
      "\($0)"
        == "the order costs \(total) with tax, 0.01 EUR more than max = \(request.maximum ?? total); nothing was ordered"
    }
    #expect(shop.checkouts == 0)
  }

  @Test func refusesALimitInAnotherCurrency() async throws {
    let shop = try await Shop()
    var request = shop.request()
    request.maximum = try Money("1000 USD")
    let total = try await shop.total()
    await #expect {
      try await shop.spending().checkout(request)
    } throws: {
      "\($0)" == "the order costs \(total) with tax, but max is 1000.00 USD; give it in EUR; nothing was ordered"
    }
    #expect(shop.checkouts == 0)
  }

  @Test func refusesAnOrderThatIsNotWhatWasShown() async throws {
    let shop = try await Shop()
    let spending = shop.spending()
    var request = shop.request()
    request.shown = try await spending.quote(cartID: shop.cartID)
    try await shop.add("free-late.fr", to: shop.cartID)
    await #expect {
      try await spending.checkout(request)
    } throws: {
      "\($0)".hasPrefix("the order is not what was quoted: the total with tax went from ")
    }
    #expect(shop.checkouts == 0)
  }

  @Test func findsOutByItselfWhatNeedsTheWaiver() async throws {
    let shop = try await Shop()
    var request = shop.request()
    request.waivesRetraction = false
    await #expect {
      try await shop.spending().checkout(request)
    } throws: {
      "\($0)" == "free-example.fr: domains are only sold when the 14-day right of withdrawal is given up; "
        + "give it up with the order"
    }
    #expect(shop.checkouts == 0)
  }

  @Test func onlyShowsWhatWouldBeBought() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let spending = shop.spending(consent: ShowOnly(), ledger: ledger)
    await #expect {
      try await spending.checkout(shop.request())
    } throws: {
      guard case .shownOnly(let proposal)? = $0 as? PurchaseRefusal else { return false }
      return proposal.total == (try? Money("6.71 EUR")) && proposal.waivesRetraction
    }
    #expect(shop.checkouts == 0)
    #expect(try await shop.states(ledger) == [])
  }

  @Test func showsTheOperatorWhatRenewsAndAtWhichPrice() async throws {
    let shop = try await Shop()
    _ = try await shop.client.addItem(
      cart: shop.cartID, product: "webHosting", planCode: "hosting-performance-4", duration: "P1Y",
      pricingMode: PricingMode(rawValue: "upfront12"), quantity: 2)
    let reader = Reader()
    await #expect(throws: PurchaseRefusal.self) {
      try await shop.spending(consent: reader).checkout(shop.request())
    }
    // The item of a name under .fr says that it renews at zero: its offer tells.
    let unit = try #require(
      try await shop.client.offers(cart: shop.cartID, product: "webHosting")
        .first { $0.planCode == "hosting-performance-4" }?.prices
        .first { $0.pricingMode.rawValue == "upfront12" && $0.capacities.contains(.renew) }?.price)
    #expect(
      await reader.renewals == [
        "free-example.fr at 7.79 EUR without tax every year",
        "hosting-performance-4 at \(try Money(unit).multiplied(by: Int64(2))) without tax every year",
      ])
  }

  @Test func asksForNoRenewalsWhereNobodyReadsThem() async throws {
    let shop = try await Shop()
    _ = try await shop.spending().checkout(shop.request())
    #expect(shop.simulator.calls(of: "GET /order/cart/{cartId}/domain").isEmpty)
  }

  @Test func asksTheOperatorAndTakesNoForAnAnswer() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let spending = shop.spending(consent: Answer(.declined(typed: "no")))
    await #expect {
      try await spending.checkout(shop.request())
    } throws: {
      "\($0)" == "the order for \(total) with tax was not confirmed ('no' was typed); nothing was ordered"
    }
    #expect(shop.checkouts == 0)
  }

  @Test func refusesWhereNobodyCanBeAsked() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    await #expect {
      try await shop.spending(consent: NobodyToAsk()).checkout(shop.request())
    } throws: {
      "\($0)"
        == "the order for \(total) with tax at the simulator was not confirmed, since there is no terminal to ask "
        + "on; nothing was ordered, agree beforehand if the amount is right"
    }
    #expect(shop.checkouts == 0)
  }

  @Test func findsTheOrderAgainWhenTheAnswerIsLost() async throws {
    let shop = try await Shop()
    shop.fault("drop_after_commit")
    let spending = shop.spending()
    let purchase = try await spending.checkout(shop.request())
    #expect(purchase.wasRecovered)
    #expect(shop.checkouts == 1)
    #expect(try await shop.client.orderIDs() == [purchase.orderID])
    await #expect(throws: PurchaseRefusal.locked(.cart(shop.cartID))) { try await spending.checkout(shop.request()) }
    #expect(shop.checkouts == 1)
  }

  @Test func locksTheCartWhenNobodyKnows() async throws {
    let shop = try await Shop()
    shop.fault("drop_after_commit")
    shop.fault("status", route: "GET /order/cart/{cartId}", times: 100, status: 503)
    let spending = shop.spending()
    await #expect { try await spending.checkout(shop.request()) } throws: { error in
      guard case .stateUnknown(let unknown) = error as? PurchaseRefusal else { return false }
      return unknown.reference == shop.cartID && unknown.total == (try? Money("6.71 EUR"))
    }
    await #expect(throws: PurchaseRefusal.locked(.cart(shop.cartID))) { try await spending.checkout(shop.request()) }
    #expect(shop.checkouts == 1)
    #expect(spending.unknownPurchases.map(\.reference) == [shop.cartID])
    // The money may be gone, so it stays reserved.
    #expect(spending.spentSoFar == (try Money("6.71 EUR")))
    // Nothing may change what may be an order.
    await #expect {
      try await shop.client.deleteCart(shop.cartID)
    } throws: {
      "\($0)".hasPrefix("DELETE /order/cart/… was not sent, since the cart is being checked out")
    }
  }

  @Test func leavesARefusedCartOpen() async throws {
    let shop = try await Shop()
    shop.fault("status", status: 400, message: Shop.outOfStock)
    let ledger = shop.ledger()
    let spending = shop.spending(ledger: ledger)
    await #expect { try await spending.checkout(shop.request()) } throws: { ($0 as? OVHError)?.status == 400 }
    #expect(try await shop.states(ledger) == [.refused])
    _ = try await spending.checkout(shop.request())
    #expect(shop.checkouts == 2)
    #expect(try await shop.client.orderIDs().count == 1)
  }

  @Test func paysByASecondCallOnceTheOrderIsCompared() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    var request = shop.request()
    request.paysAutomatically = true
    let purchase = try await shop.spending(ledger: ledger).checkout(request)
    #expect(try await shop.client.orderStatus(purchase.orderID) != .notPaid)
    let checkout = try #require(shop.simulator.calls(of: Shop.checkout).first)
    #expect(checkout.body.contains(#""autoPayWithPreferredPaymentMethod":false"#))
    #expect(try await ledger.entries(LedgerFilter()).map(\.kind) == [.payment, .order])
  }

  /// A cart that is deleted can prove nothing any more: it stays until the ledger knows how its purchase ended.
  @Test func anEndingThatCannotBeNotedKeepsTheCart() async throws {
    let path = FileManager.default.temporaryDirectory.path + "/full-\(UUID().uuidString).sqlite"
    defer { for name in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + name) } }
    let shop = try await Shop()
    let ledger = shop.ledger(path)
    _ = try await ledger.entries(LedgerFilter())
    let disk = try DatabaseQueue(path: path)
    try await disk.write {
      try $0.execute(
        sql: """
          CREATE TRIGGER full BEFORE UPDATE OF state ON entry WHEN NEW.state = 'refused'
          BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
          """)
    }
    let spending = shop.spending(ledger: ledger)
    shop.fault("status", status: 400, message: Shop.outOfStock)
    await #expect {
      try await spending.checkout(shop.request())
    } throws: { error in
      guard case .stateUnknown(let unknown)? = error as? PurchaseRefusal else { return false }
      return unknown.reason == "\(Shop.outOfStock); the journal could not note that nothing was ordered"
    }
    #expect(spending.isLocked(shop.cartID))
    #expect(spending.spentSoFar == (try await shop.total()))
    try await disk.write { try $0.execute(sql: "DROP TRIGGER full") }
    shop.simulator.advance(by: 904)
    let next = shop.ledger(path, owner: "the next run")
    let settled = try await Reconciliation(ledger: next, client: shop.client).run()
    #expect(settled.map(\.state) == [.notOrdered])
  }
}

/// An operator who always says the same.
private struct Answer: Consent {
  let said: ConsentAnswer

  init(_ said: ConsentAnswer) { self.said = said }

  func answer(to purchase: ProposedPurchase) async -> ConsentAnswer { said }
}

/// An operator who reads what renews, and declines.
private actor Reader: Consent {
  private(set) var renewals: [String] = []

  func answer(to purchase: ProposedPurchase) async -> ConsentAnswer {
    renewals = purchase.renewals.map(\.description)
    return .declined(typed: "")
  }
}

extension Result where Failure == any Error {
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
