import OVHClient
import OVHSimulator
import PanierOrdering
import Testing

/// Every way a payment can end, and what was posted on it.
@Suite struct PaymentTests {
  private static let payRoute = "POST /me/order/{orderId}/pay"

  /// An operator who writes down what was asked, and says one thing.
  private actor Listener: Consent {
    let word: ConsentAnswer
    private(set) var asked: [ProposedPurchase] = []

    init(_ word: ConsentAnswer) { self.word = word }

    func answer(to purchase: ProposedPurchase) async -> ConsentAnswer {
      asked.append(purchase)
      return word
    }
  }

  /// The payments that reached the simulator.
  private func payments(_ shop: Shop) -> [String] {
    shop.simulator.calls.filter { $0.method == "POST" && $0.path.contains("/me/order/") }
      .map { String($0.path.split(separator: "/").last ?? "") }
  }

  /// An order of another run.
  private func earlierOrder(_ shop: Shop) async throws -> Int64 {
    try await shop.spending().checkout(shop.request()).orderID
  }

  @Test func paysWithTheDefaultMethodOnce() async throws {
    let shop = try await Shop()
    let spending = shop.spending()
    let id = try await spending.checkout(shop.request()).orderID
    let payment = try await spending.pay(PaymentRequest(orderID: id))
    #expect(payment.total == (try Money("6.71 EUR")))
    #expect(!payment.wasRecovered)
    #expect(payments(shop) == ["pay"])
    await #expect(throws: PaymentRefusal.locked(orderID: id)) { try await spending.pay(PaymentRequest(orderID: id)) }
    #expect(payments(shop) == ["pay"])
  }

  @Test func paysWithAMeansByName() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    _ = try await shop.spending().pay(PaymentRequest(orderID: id, way: .means("fidelityAccount", id: nil)))
    #expect(payments(shop) == ["payWithRegisteredPaymentMean"])
  }

  @Test func doesNotCountAnOrderOfTheSameRunTwice() async throws {
    let shop = try await Shop()
    let total = try await shop.total()
    let spending = shop.spending(limits: SpendingLimits(perRun: total))
    let id = try await spending.checkout(shop.request()).orderID
    _ = try await spending.pay(PaymentRequest(orderID: id))
    #expect(spending.spentSoFar == total)
  }

  @Test func countsAnEarlierOrderAgainstTheBudget() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    let spending = shop.spending(limits: SpendingLimits(perRun: try Money("6.70 EUR")))
    await #expect {
      try await spending.pay(PaymentRequest(orderID: id))
    } throws: {
      "\($0)"
        == "the order costs 6.71 EUR with tax, 0.01 EUR more than the budget of 6.70 EUR; nothing was paid"
    }
    #expect(payments(shop) == [])
    #expect(spending.spentSoFar.map(\.ucents) ?? 0 == 0)
  }

  @Test func holdsTheCallsMaximum() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    var request = PaymentRequest(orderID: id)
    request.maximum = try Money("5 EUR")
    await #expect {
      try await shop.spending().pay(request)
    } throws: {
      "\($0)" == "the order costs 6.71 EUR with tax, 1.71 EUR more than max = 5.00 EUR; nothing was paid"
    }
    #expect(payments(shop) == [])
  }

  @Test func asksBeforeItPays() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    let asker = Listener(.declined(typed: "no"))
    let spending = shop.spending(consent: asker)
    await #expect {
      try await spending.pay(PaymentRequest(orderID: id, way: .means("fidelityAccount", id: nil)))
    } throws: {
      "\($0)" == "the order for 6.71 EUR with tax was not confirmed ('no' was typed); nothing was paid"
    }
    #expect(payments(shop) == [])
    let asked = await asker.asked
    guard case .payment(let order, .means("fidelityAccount", id: nil))? = asked.first?.subject else {
      return #expect(Bool(false), "\(asked)")
    }
    #expect(order.id == id)
    #expect(asked.map(\.total) == [try Money("6.71 EUR")])
    // Nothing is reserved for what was declined.
    #expect(spending.spentSoFar.map(\.ucents) ?? 0 == 0)
  }

  @Test func refusesWithoutATerminal() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    await #expect(
      throws: PaymentRefusal.refused(.nobodyToAsk(total: try Money("6.71 EUR"), endpoint: "the simulator"))
    ) {
      try await shop.spending(consent: NobodyToAsk()).pay(PaymentRequest(orderID: id))
    }
    #expect(payments(shop) == [])
  }

  @Test func paysNothingThatIsPaid() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    _ = try await shop.spending().pay(PaymentRequest(orderID: id))
    await #expect(throws: PaymentRefusal.notPayable(orderID: id, status: "checking")) {
      try await shop.spending().pay(PaymentRequest(orderID: id))
    }
    #expect(payments(shop) == ["pay"])
  }

  @Test func paysOnceWhereTheOrderIsPaidAlongWithIt() async throws {
    let shop = try await Shop()
    let spending = shop.spending()
    var request = shop.request()
    request.paysAutomatically = true
    let id = try await spending.checkout(request).orderID
    await #expect(throws: PaymentRefusal.locked(orderID: id)) { try await spending.pay(PaymentRequest(orderID: id)) }
    #expect(payments(shop) == ["pay"])
  }

  @Test func namesWhatCanPay() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    await #expect {
      try await shop.spending().pay(PaymentRequest(orderID: id, way: .means("ovhAccount", id: nil)))
    } throws: {
      "\($0)" == "order \(id) cannot be paid with ovhAccount; use fidelityAccount, creditCard, CREDIT_CARD"
    }
    await #expect(throws: PaymentRefusal.needsNumber("creditCard")) {
      try await shop.spending().pay(PaymentRequest(orderID: id, way: .means("creditCard", id: nil)))
    }
    await #expect(
      throws: PaymentRefusal.notOffered(
        orderID: id, method: "payment method 7", offered: ["4294970001"])
    ) {
      try await shop.spending().pay(PaymentRequest(orderID: id, way: .method(7)))
    }
    #expect(payments(shop) == [])
  }

  @Test func paysNothingWithTheFidelityAccount() async throws {
    let shop = try await Shop()
    _ = try await shop.client.addCoupon(cart: shop.cartID, coupon: "FREE")
    let spending = shop.spending()
    let id = try await spending.checkout(shop.request()).orderID
    let payment = try await spending.pay(PaymentRequest(orderID: id))
    #expect(payment.total.ucents == 0)
    #expect(payment.way == .means("fidelityAccount", id: nil))
    #expect(payments(shop) == ["payWithRegisteredPaymentMean"])
  }

  @Test func findsAPaymentWhoseAnswerWasLost() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    shop.fault("drop_after_commit", route: Self.payRoute)
    let payment = try await shop.spending().pay(PaymentRequest(orderID: id))
    #expect(payment.wasRecovered)
    #expect(payments(shop) == ["pay"])
  }

  @Test func neverPaysAgainAfterAnUnknownOutcome() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    let spending = shop.spending()
    shop.fault("drop_before_commit", route: Self.payRoute)
    let error = await #expect(throws: PaymentRefusal.self) { try await spending.pay(PaymentRequest(orderID: id)) }
    guard case .stateUnknown(let unknown) = error, unknown.reference == String(id) else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    await #expect(throws: PaymentRefusal.locked(orderID: id)) { try await spending.pay(PaymentRequest(orderID: id)) }
    #expect(payments(shop).count == 1)
    // The money may be gone, so it stays reserved.
    #expect(spending.spentSoFar == (try Money("6.71 EUR")))
  }

  @Test func paysAfterACertainRefusal() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    let spending = shop.spending()
    shop.fault("status", route: Self.payRoute, status: 403, message: "This order can't be paid with 'creditCard'")
    await #expect(throws: OVHError.self) { try await spending.pay(PaymentRequest(orderID: id)) }
    #expect(spending.spentSoFar.map(\.ucents) ?? 0 == 0)
    _ = try await spending.pay(PaymentRequest(orderID: id))
    #expect(spending.spentSoFar == (try Money("6.71 EUR")))
  }

  @Test func sharesOnePaymentAmongCallsSideBySide() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    let spending = shop.spending()
    async let one = Result { try await spending.pay(PaymentRequest(orderID: id)) }
    async let two = Result { try await spending.pay(PaymentRequest(orderID: id)) }
    let outcomes = await [one, two]
    #expect(outcomes.filter { (try? $0.get()) != nil }.count == 1)
    #expect(payments(shop) == ["pay"])
  }

  @Test func refusesToWithdrawWhereTheRightIsGivenUp() async throws {
    let shop = try await Shop()
    let id = try await earlierOrder(shop)
    await #expect(throws: PaymentRefusal.notRetractable(orderID: id)) {
      try await shop.spending().retract(RetractionRequest(orderID: id, reason: "other"))
    }
    #expect(payments(shop) == [])
  }
}
