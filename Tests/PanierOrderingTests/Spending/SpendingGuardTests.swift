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
        == "the order costs \(total) with tax at the simulator, and nothing bounds what --yes agrees to; give --budget "
        + "\"\(total)\", or checkout{ max = \"\(total)\" }; nothing was ordered")
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
    #expect(await spending.spentSoFar == shown.withTax)
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
    #expect(await spending.spentSoFar.map(\.ucents) ?? 0 == 0)
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

  @Test func refusesDomainsWithoutTheWaiverBeforeAnyCall() async throws {
    let shop = try await Shop()
    var request = shop.request()
    request.waivesRetraction = false
    request.needsWaiver = ["free-example.fr"]
    let before = shop.simulator.calls.count
    await #expect {
      try await shop.spending().checkout(request)
    } throws: {
      "\($0)" == "free-example.fr: domains are only sold when the 14-day right of withdrawal is given up; "
        + "say so with checkout{ waive_retraction = true }"
    }
    #expect(shop.simulator.calls.count == before)
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
        + "on; nothing was ordered, repeat with --yes if the amount is right"
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
    #expect(try await shop.client.orders() == [purchase.orderID])
    await #expect(throws: PurchaseRefusal.locked(cartID: shop.cartID)) { try await spending.checkout(shop.request()) }
    #expect(shop.checkouts == 1)
  }

  @Test func knowsThatNothingWasOrderedWhenTheCallGotLost() async throws {
    let shop = try await Shop()
    shop.fault("drop_before_commit")
    let spending = shop.spending()
    await #expect { try await spending.checkout(shop.request()) } throws: { ($0 as? OVHError)?.kind == .network }
    #expect(shop.checkouts == 1)
    #expect(try await shop.client.orders().isEmpty)
    // The money is free again and the cart open: the operator may try once more.
    let purchase = try await spending.checkout(shop.request())
    #expect(!purchase.wasRecovered)
  }

  @Test func locksTheCartWhenNobodyKnows() async throws {
    let shop = try await Shop()
    shop.fault("drop_after_commit")
    shop.fault("status", route: "GET /order/cart/{cartId}", times: 100, status: 503)
    let spending = shop.spending()
    await #expect { try await spending.checkout(shop.request()) } throws: { error in
      guard case .stateUnknown(let cartID, _) = error as? PurchaseRefusal else { return false }
      return cartID == shop.cartID
        && "\(error)".hasSuffix("it is not known whether an order was made; look at your orders before you try again")
    }
    await #expect(throws: PurchaseRefusal.locked(cartID: shop.cartID)) { try await spending.checkout(shop.request()) }
    #expect(shop.checkouts == 1)
  }

  @Test func leavesARefusedCartOpen() async throws {
    let shop = try await Shop()
    shop.fault("status", status: 400)
    let spending = shop.spending()
    await #expect { try await spending.checkout(shop.request()) } throws: { ($0 as? OVHError)?.status == 400 }
    _ = try await spending.checkout(shop.request())
    #expect(shop.checkouts == 2)
    #expect(try await shop.client.orders().count == 1)
  }
}

/// An operator who always says the same.
private struct Answer: Consent {
  let said: ConsentAnswer

  init(_ said: ConsentAnswer) { self.said = said }

  func answer(to purchase: ProposedPurchase) async -> ConsentAnswer { said }
}

extension Result where Failure == any Error {
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
