import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Testing

/// Orders that come to be after their answer was lost: never a second one, never one that the ledger does not know.
@Suite struct LateOrderTests {
  static let delays: [Int64] = [2, 8, 60, 800]
  static let answers: [Fault.LateAnswer] = [
    .status(504), .status(400), .status(403), .status(404), .status(409), .status(429), .drop, .hang,
  ]

  private func reconcile(_ shop: Shop, _ ledger: any Ledger) async throws -> [LedgerEntry] {
    try await Reconciliation(ledger: ledger, client: shop.client).run()
  }

  @Test(arguments: delays, answers) func endsUpInTheLedgerAndIsNotMadeTwice(
    seconds: Int64, answer: Fault.LateAnswer
  ) async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    try shop.simulator.strike(.lateCommit(on: Shop.checkout, milliseconds: seconds * 1000, answer: answer))
    let spending = shop.spending(ledger: ledger)
    if seconds < 4 {
      // The first looks take four seconds.
      let purchase = try await spending.checkout(shop.request())
      #expect(purchase.wasRecovered)
    } else {
      let refusal = await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request()) }
      guard case .stateUnknown(let unknown)? = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
      let until = APIDate(try #require(try await ledger.entry(1).posted) + 900)
      #expect(
        unknown.remedy(\.description)
          == "6.71 EUR stay reserved; a reconciliation settles it when the order shows, and "
          + "otherwise after \(until)")
      // Another cart with the same, in another run: the answer is still no.
      let second = try await shop.fillCart("free-example.fr")
      var again = shop.request(second)
      again.isAgain = true
      await #expect(throws: PurchaseRefusal.self) { try await shop.spending(ledger: ledger).checkout(again) }
      shop.simulator.advance(by: Double(seconds))
      #expect(try await reconcile(shop, ledger).map(\.state) == [.ordered])
    }
    #expect(shop.checkouts == 1)
    let orders = try await shop.client.orderIDs()
    #expect(orders.count == 1)
    #expect(try await ledger.entries(LedgerFilter()).map(\.orderID) == [orders[0]])
  }

  @Test(arguments: delays) func isFoundWhileTheOperatorWaits(seconds: Int64) async throws {
    let shop = try await Shop()
    try shop.simulator.strike(.lateCommit(on: Shop.checkout, milliseconds: seconds * 1000, answer: .status(504)))
    let purchase = try await shop.spending(patience: .seconds(930)).checkout(shop.request())
    #expect(purchase.wasRecovered)
    #expect(try await shop.client.orderIDs() == [purchase.orderID])
  }

  @Test func isNotOrderedOnlyOnceTheSettlingTimeIsOver() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    shop.fault("drop_before_commit")
    await #expect(throws: PurchaseRefusal.self) { try await shop.spending(ledger: ledger).checkout(shop.request()) }
    shop.simulator.advance(by: 880)
    #expect(try await reconcile(shop, ledger).map(\.state) == [.unknown])
    shop.simulator.advance(by: 20)
    #expect(try await reconcile(shop, ledger).map(\.state) == [.notOrdered])
    let again = try await shop.fillCart("free-example.fr")
    _ = try await shop.spending(ledger: ledger).checkout(shop.request(again))
    #expect(try await shop.client.orderIDs().count == 1)
  }

  @Test func opensTheCartAgainOnceItIsCertainThatItIsNoOrder() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    shop.fault("drop_before_commit")
    let spending = shop.spending(ledger: ledger)
    await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request()) }
    shop.simulator.advance(by: 900)
    await #expect(throws: PurchaseRefusal.locked(.cart(shop.cartID))) { try await spending.checkout(shop.request()) }
    _ = try await reconcile(shop, ledger)
    let purchase = try await spending.checkout(shop.request())
    #expect(try await shop.client.orderIDs() == [purchase.orderID])
    #expect(spending.spentSoFar == (try Money("6.71 EUR")) && spending.unknownPurchases.isEmpty)
  }

  @Test func endsWithTheAPIsOwnErrorWhenTheWaitProvesThatThereIsNone() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    shop.fault("drop_before_commit")
    let spending = shop.spending(ledger: ledger, patience: .seconds(930))
    await #expect { try await spending.checkout(shop.request()) } throws: { ($0 as? OVHError)?.kind == .network }
    #expect(try await shop.states(ledger) == [.notOrdered])
    #expect(spending.spentSoFar == .zero("EUR") && spending.unknownPurchases.isEmpty)
  }

  @Test func isSweptForAfterItWasBelievedNotToBe() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    try shop.simulator.strike(.lateCommit(on: Shop.checkout, milliseconds: 2_000_000, answer: .drop))
    await #expect(throws: PurchaseRefusal.self) { try await shop.spending(ledger: ledger).checkout(shop.request()) }
    shop.simulator.advance(by: 1000)
    #expect(try await reconcile(shop, ledger).map(\.state) == [.notOrdered])
    shop.simulator.advance(by: 86_400)
    // The next purchase of the same finds it, and is refused.
    let second = try await shop.fillCart("free-example.fr")
    let order = try #require(try await shop.client.orderIDs().first)
    await #expect {
      try await shop.spending(ledger: ledger).checkout(shop.request(second))
    } throws: {
      guard case .repeated(order, _, _, _)? = $0 as? PurchaseRefusal else { return false }
      return true
    }
    #expect(try await ledger.entry(1).orderID == order)
    #expect(shop.checkouts == 1)
  }

  @Test(arguments: [401, 403, 404, 407, 409, 429]) func isFoundBehindARefusalOfAProxyThatHadHandedItOn(
    status: Int
  ) async throws {
    let shop = try await Shop()
    try shop.simulator.strike(
      .lateCommit(on: Shop.checkout, milliseconds: 0, answer: .status(status), message: "You are not allowed"))
    let purchase = try await shop.spending().checkout(shop.request())
    #expect(purchase.wasRecovered)
    #expect(try await shop.client.orderIDs() == [purchase.orderID])
  }

  @Test func isFoundBehindTheSecondAnswerOfACallThatWasSentTwice() async throws {
    let shop = try await Shop()
    try shop.simulator.strike(Fault(.replay, on: Shop.checkout))
    let purchase = try await shop.spending().checkout(shop.request())
    #expect(purchase.wasRecovered)
    #expect(try await shop.client.orderIDs() == [purchase.orderID])
  }

  /// Loses the answer to every checkout, after the simulator made the order.
  private struct LostAnswers: Transport {
    let simulator: SimulatorTransport

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      let answer = try await simulator.send(request)
      guard request.method == "POST", request.url.hasSuffix("/checkout") else { return answer }
      throw TransportError(.connectionLost, reason: "the server closed the connection")
    }
  }

  @Test func leavesTheOrderOfAColleagueAlone() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    // A colleague orders another name at the same price and the same moment; our order is listed a minute later.
    let other = try await shop.fillCart("free-colleague.fr")
    _ = try await shop.spending().checkout(shop.request(other))
    let colleagues = try await shop.client.orderIDs()
    try shop.simulator.strike(.lateListing(on: Shop.checkout, milliseconds: 60_000))
    let simulator = shop.simulator
    let spending = SpendingGuard(
      client: .testing(transport: LostAnswers(simulator: SimulatorTransport(simulator))), endpoint: "the simulator",
      limits: SpendingLimits(), consent: ConsentGivenBeforehand(), ledger: ledger,
      looks: LookPolicy(sleep: { simulator.advance(by: Double($0.components.seconds)) }))
    var request = shop.request()
    request.paysAutomatically = true
    let refusal = await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(request) }
    guard case .stateUnknown(let unknown)? = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
    #expect(unknown.reason.hasSuffix("the cart was ordered, but its order is not in the account's list yet"))
    #expect(try await shop.client.orderStatus(colleagues[0]) == .notPaid)
    shop.simulator.advance(by: 60)
    let settled = try await reconcile(shop, ledger)
    #expect(settled.map(\.state) == [.ordered])
    #expect(try await shop.client.orderIDs().filter { !colleagues.contains($0) } == settled.compactMap(\.orderID))
  }

  @Test func namesTwoOrdersThatAreAlikeAndLeavesThemToTheOperator() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    // A colleague, with another journal, orders the very same at the same moment.
    let other = try await shop.fillCart("free-example.fr")
    _ = try await shop.spending().checkout(shop.request(other))
    let simulator = shop.simulator
    let spending = SpendingGuard(
      client: .testing(transport: LostAnswers(simulator: SimulatorTransport(simulator))), endpoint: "the simulator",
      limits: SpendingLimits(), consent: ConsentGivenBeforehand(), ledger: ledger,
      looks: LookPolicy(sleep: { simulator.advance(by: Double($0.components.seconds)) }))
    let refusal = await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request()) }
    guard case .stateUnknown(let unknown)? = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
    let orders = try await shop.client.orderIDs()
    #expect(orders.count == 2 && orders.allSatisfy { unknown.reason.contains(String($0)) }, "\(unknown.reason)")
    #expect(unknown.reason.hasSuffix(" are alike; settle it by hand"))
    #expect(try await reconcile(shop, ledger).map(\.state) == [.unknown])
    let own = try #require(orders.max())
    try await ledger.settle(1, byHandAs: own)
    #expect(try await ledger.entry(1).orderID == own)
  }
}
