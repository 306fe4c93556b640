import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierTesting
import Synchronization
import Testing

@testable import PanierOrdering

/// A plan is bought exactly so, once, or not at all.
@Suite struct PlanTests {
  private func refusal(_ body: () async throws -> Void) async -> String {
    do {
      try await body()
      return "nothing was refused"
    } catch { return "\(error)" }
  }

  @Test func holdsWhatTheOrderWouldBe() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan()
    #expect(shop.checkouts == 0)
    let cart = try #require(plan.carts.first)
    #expect(cart.withTax == (try Money("6.71 EUR")) && cart.subsidiary == "FR" && cart.cart == nil)
    #expect(cart.waivesRetraction && !cart.paysAutomatically)
    let item = try #require(cart.items.first)
    #expect(item.words == "create free-example.fr P1Y" && item.product == "domain")
    // The API configures the first by itself.
    #expect(item.configuration.map(\.words) == ["DOMAIN_CONFIG={}", "OWNER_LEGAL_AGE=true"])
    #expect(item.renewal?.perYear == (try Money("7.79 EUR")))
    #expect(plan.perYear == [try Money("7.79 EUR")])
    #expect(item.renewal?.perMonth == (try Money("0.65 EUR")))
    #expect(!cart.contracts.isEmpty && cart.contracts.allSatisfy { $0.sha256?.count == 64 })
    #expect(plan.account == "si1111-ovh" && plan.endpoint == shop.client.endpoint.place)
  }

  @Test func isBoughtOnceWhateverTheLimits() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let plan = try await shop.plan()
    let orders = try await shop.apply(plan, with: shop.spending(ledger: ledger))
    #expect(orders.map(\.total) == [try Money("6.71 EUR")] && orders.map(\.isEarlier) == [false])
    let orderID = try #require(orders.first?.orderID)
    let entry = try await ledger.entry(1)
    #expect(entry.plan == PlanMark(plan: plan.id, part: 1) && entry.orderID == orderID)
    #expect(entry.location == "plan \(plan.id.prefix(8))")
    let drafts = try await shop.drafts()
    shop.simulator.advance(by: 1800)
    // Neither --again nor a guard that refuses no repeats buys it a second time, and no cart is left behind.
    let lax = shop.spending(limits: SpendingLimits(refusesRepeats: false), ledger: ledger)
    let said = await refusal { try await shop.apply(plan, with: lax, isAgain: true) }
    #expect(
      said
        == "plan \(plan.id.prefix(8)) was applied at \(APIDate(entry.date)): order \(orderID) for 6.71 EUR with tax; "
        + "nothing was ordered now, make a new plan to order it once more")
    #expect(shop.checkouts == 1)
    #expect(try await shop.drafts() == drafts)
  }

  @Test func refusesACentMore() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan()
    try shop.simulator.strike(.otherTotal(cents: 1, on: "GET /order/cart/{cartId}/checkout"))
    let said = await refusal { try await shop.apply(plan) }
    #expect(
      said == "the plan does not hold any more: total with tax was 6.71 EUR and is 6.72 EUR, and 2 more; it was not "
        + "ordered, make a new plan")
    #expect(shop.checkouts == 0)
    #expect(try await shop.drafts() == 0)
  }

  @Test func looksAgainAfterTheConsentAndRightBeforeThePost() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let plan = try await shop.plan()
    // The comparison and the first quote of the checkout pass; the one right before the order does not.
    try shop.simulator.strike(.otherTotal(cents: 1, on: "GET /order/cart/{cartId}/checkout", skip: 2))
    let said = await refusal { try await shop.apply(plan, with: shop.spending(ledger: ledger)) }
    #expect(said.hasPrefix("the plan does not hold any more: total with tax was 6.71 EUR and is 6.72 EUR"))
    #expect(shop.checkouts == 0)
    #expect(try await shop.states(ledger) == [.refused])
    // Nothing was made, so the plan still stands.
    #expect(try await shop.apply(plan, with: shop.spending(ledger: ledger)).count == 1)
  }

  @Test func refusesAContractWithAnotherText() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan()
    let changed = shop.spending(shop.ledger()) { call, json in
      guard call == "GET /order/cart/…/checkout", var object = json.object else { return json }
      var contracts = object["contracts"]?.array ?? []
      var first = contracts.first?.object ?? JSONObject()
      first["content"] = "other words"
      if !contracts.isEmpty { contracts[0] = .object(first) }
      object["contracts"] = .array(contracts)
      return .object(object)
    }
    let said = await refusal { try await shop.apply(plan, with: changed) }
    let contract = try #require(plan.carts.first?.contracts.first)
    #expect(
      said.hasPrefix(
        "the plan does not hold any more: contract \(contract.name) was \(contract.url), text "
          + "\(contract.sha256?.prefix(12) ?? "") and is \(contract.url), text "))
    #expect(shop.checkouts == 0)
  }

  @Test func refusesANameThatIsGone() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan()
    let gone = shop.spending(shop.ledger()) { call, json in call == "GET /order/cart/…/domain" ? [] : json }
    #expect(
      await refusal { try await shop.apply(plan, with: gone) }
        == "the plan does not hold any more: item create free-example.fr P1Y was available as create-default and is not "
        + "available; it was not ordered, make a new plan")
    shop.fault("status", route: "POST /order/cart/{cartId}/domain", status: 400, message: "sold out")
    #expect(
      await refusal { try await shop.apply(plan) }
        == "the plan does not hold any more: item create free-example.fr P1Y was available and is refused by the API: sold "
        + "out; it was not ordered, make a new plan")
    #expect(shop.checkouts == 0)
    #expect(try await shop.drafts() == 0)
  }

  @Test func isBoundToEndpointAndAccount() async throws {
    let shop = try await Shop()
    var plan = try await shop.plan()
    let account = plan.account
    plan.account = "xx1111-ovh"
    #expect(
      await refusal { try await shop.apply(plan) }
        == "the plan does not hold any more: account was xx1111-ovh and is \(account); it was not ordered, make a new plan"
    )
    plan.endpoint = "ovh-eu"
    let calls = shop.simulator.calls.count
    #expect(
      await refusal { try await shop.apply(plan) }
        == "the plan does not hold any more: endpoint was ovh-eu and is \(shop.client.endpoint.place); it was not "
        + "ordered, make a new plan")
    // Another endpoint is not even asked.
    #expect(shop.simulator.calls.count == calls && shop.checkouts == 0)
  }

  @Test func expiresByTheServersClock() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan(lifetime: 600)
    shop.simulator.advance(by: 601)
    #expect(
      await refusal { try await shop.apply(plan) }
        == "plan \(plan.id.prefix(8)) expired at \(plan.expires); it was not ordered, make a new plan")
    #expect(shop.checkouts == 0)
  }

  @Test func buysSeveralCartsInOrderAndGoesOnAfterAStop() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let carts = [shop.cartID, try await shop.fillCart("free-second.fr"), try await shop.fillCart("free-third.fr")]
    let plan = try await shop.plan(carts)
    #expect(plan.due == [try Money("20.13 EUR")])
    // The second order is refused by the API: the first stands, the third is not begun.
    var refused = Fault(.status, on: Shop.checkout, times: 1, skip: 1)
    refused.status = 400
    refused.message = Shop.outOfStock
    try shop.simulator.strike(refused)
    let first = Said()
    await #expect(throws: OVHError.self) {
      try await shop.spending(ledger: ledger).apply(plan) { first.add("\($0.part) \($0.isEarlier)") }
    }
    #expect(first.all == ["1 false"])
    let drafts = try await shop.drafts()
    shop.simulator.advance(by: 1000)
    let orders = try await shop.apply(plan, with: shop.spending(ledger: ledger))
    #expect(orders.map(\.part) == [1, 2, 3] && orders.map(\.isEarlier) == [true, false, false])
    #expect(Set(orders.map(\.orderID)).count == 3)
    #expect(
      orders.map(\.things) == [
        ["create free-example.fr P1Y"], ["create free-second.fr P1Y"], ["create free-third.fr P1Y"],
      ])
    #expect(try await shop.client.orderIDs().count == 3)
    #expect(try await shop.drafts() == drafts)
  }

  private final class Said: Sendable {
    private let texts = Mutex<[String]>([])
    func add(_ text: String) { texts.withLock { $0.append(text) } }
    var all: [String] { texts.withLock { $0 } }
  }

  @Test func buysNothingOfAPlanOfWhichAPartDiffers() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan([shop.cartID, try await shop.fillCart("free-second.fr")])
    try shop.simulator.strike(.otherTotal(cents: 100, on: "GET /order/cart/{cartId}/checkout", skip: 1))
    #expect(
      await refusal { try await shop.apply(plan) }
        == "the plan does not hold any more: cart 2, total with tax was 6.71 EUR and is 7.71 EUR, and 2 more; it was not "
        + "ordered, make a new plan")
    // Neither is anything bought of one that does not fit the budget as a whole.
    let poor = shop.spending(limits: SpendingLimits(perRun: try Money("13.41 EUR")))
    #expect(
      await refusal { try await shop.apply(plan, with: poor) }
        == "the order costs 6.71 EUR with tax, 0.01 EUR more than what is left of the budget of 13.41 EUR after 6.71 EUR; "
        + "nothing was ordered")
    #expect(shop.checkouts == 0)
    let limits = SpendingLimits(perRun: try Money("13.42 EUR"))
    #expect(try await shop.apply(plan, with: shop.spending(limits: limits)).count == 2)
  }

  @Test func takesTheKeptCartAndSeesWhatChangedInIt() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan(isKept: true, subsidiary: nil)
    #expect(plan.carts.first?.cart == shop.cartID)
    // Configured otherwise while the operator thinks: no line tells it.
    let item = try #require(try await shop.client.itemIDs(cart: shop.cartID).first)
    let found = try await shop.client.configurationIDs(cart: shop.cartID, item: item, label: "DOMAIN_CONFIG")
    let configuration = try #require(found.first)
    try shop.simulator.strike(
      .anotherHand(
        Fault.OtherCall(
          method: "DELETE", path: "/order/cart/{cartId}/item/\(item)/configuration/\(configuration)", body: nil),
        before: "GET /order/cart/{cartId}/checkout", skip: 2))
    #expect(
      await refusal { try await shop.apply(plan) }
        == "the plan does not hold any more: item create free-example.fr P1Y was mode create-default, DOMAIN_CONFIG={}, "
        + "OWNER_LEGAL_AGE=true and is mode create-default, OWNER_LEGAL_AGE=true; it was not ordered, make a new plan")
    #expect(shop.checkouts == 0)
    _ = try await shop.client.addConfiguration(cart: shop.cartID, item: item, label: "DOMAIN_CONFIG", value: "{}")
    #expect(try await shop.apply(plan).count == 1)
    #expect(try await shop.client.cart(shop.cartID).readOnly)
  }

  @Test func refusesAKeptCartThatIsGoneWhereItsSubsidiaryIsNotKnown() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan(isKept: true, subsidiary: nil)
    try await shop.client.deleteCart(shop.cartID)
    let said = await refusal { try await shop.apply(plan) }
    #expect(said.hasPrefix("the plan is about the kept cart \(shop.cartID.prefix(8))…, which is gone: "))
    #expect(shop.checkouts == 0)
    // With the subsidiary it is made anew.
    let other = try await Shop()
    let known = try await other.plan(isKept: true)
    try await other.client.deleteCart(other.cartID)
    #expect(try await other.apply(known).count == 1)
  }

  @Test func isNotBoughtAgainByAMachineWithAnotherJournal() async throws {
    let shop = try await Shop()
    let plan = try await shop.plan()
    try await shop.apply(plan)
    #expect(
      await refusal { try await shop.apply(plan) }
        == "a cart of plan \(plan.id.prefix(8)) is ordered already, by a run that noted it in another journal; it was not "
        + "ordered again, look at the account's orders and make a new plan for what is missing")
    #expect(shop.checkouts == 1)
  }

  @Test func isNotMadeOfWhatALimitRefuses() async throws {
    let shop = try await Shop()
    let limits = SpendingLimits(perRun: try Money("6.70 EUR"))
    #expect(
      await refusal { _ = try await shop.plan(limits: limits) }
        == "the order costs 6.71 EUR with tax, 0.01 EUR more than the budget of 6.70 EUR; nothing was ordered")
  }

  @Test func asksTheOperatorAndObeysAgainOnlyWhereItIsSaid() async throws {
    let shop = try await Shop()
    let ledger = shop.ledger()
    let plan = try await shop.plan()
    let silent = shop.spending(consent: NobodyToAsk(), ledger: ledger)
    #expect(
      await refusal { try await shop.apply(plan, with: silent) }
        == "the order for 6.71 EUR with tax at the simulator was not confirmed, since there is no terminal to ask on; "
        + "nothing was ordered, agree beforehand if the amount is right")
    // The same was bought meanwhile without the plan.
    _ = try await shop.spending(ledger: ledger).checkout(shop.request(try await shop.fillCart("free-example.fr")))
    let said = await refusal { try await shop.apply(plan, with: shop.spending(ledger: ledger)) }
    #expect(said.hasPrefix("the same was ordered for 6.71 EUR with tax at "))
    #expect(try await shop.apply(plan, with: shop.spending(ledger: ledger), isAgain: true).count == 1)
  }
}
