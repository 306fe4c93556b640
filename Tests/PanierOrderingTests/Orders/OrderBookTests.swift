import OVHClient
import OVHSimulator
import Testing

@testable import PanierOrdering

/// Which orders are listed, and what is said of each.
@Suite struct OrderBookTests {
  private func request(_ shop: Shop, _ domain: String, at location: String?) async throws -> CheckoutRequest {
    var request = shop.request(try await shop.fillCart(domain))
    request.location = location
    return request
  }

  @Test func saysWhatWasBoughtByWhomAndHowItStands() async throws {
    let shop = try await Shop(delivers: true)
    let ledger = shop.ledger()
    let spending = shop.spending(ledger: ledger)
    let first = try await spending.checkout(request(shop, "free-a.fr", at: "order.lua:3")).orderID
    _ = try await spending.pay(PaymentRequest(orderID: first))
    let second = try await spending.checkout(request(shop, "free-b.fr", at: "plan 0f of b.lua:9")).orderID
    let listing = try await OrderBook(client: shop.client, ledger: ledger).list(OrderQuery())
    #expect(listing.left == 0)
    #expect(listing.orders.map(\.order.id) == [second, first])
    #expect(listing.orders.map(\.things) == [["free-b.fr create P1Y"], ["free-a.fr create P1Y"]])
    #expect(listing.orders.map(\.entry?.location) == ["plan 0f of b.lua:9", "order.lua:3"])
    #expect(listing.orders.map(\.status) == [.notPaid, .delivered])
    // Only what waits for its payment is due, and a name is bought without the right of withdrawal.
    #expect(listing.orders.map { $0.due == nil } == [false, true])
    #expect(listing.orders.allSatisfy { $0.retractable == nil })
  }

  @Test func readsTheLinesOfWhatTheLedgerDoesNotKnow() async throws {
    let shop = try await Shop()
    _ = try await shop.spending().checkout(request(shop, "free-a.fr", at: nil))
    let listing = try await OrderBook(client: shop.client, ledger: shop.ledger()).list(OrderQuery())
    #expect(listing.orders.map(\.things) == [["free-a.fr create P1Y"]])
    #expect(listing.orders.allSatisfy { $0.entry == nil })
  }

  @Test func filtersByStateTextLimitAndRightOfWithdrawal() async throws {
    let shop = try await Shop(delivers: true)
    let ledger = shop.ledger()
    let spending = shop.spending(ledger: ledger)
    for name in ["free-a.fr", "free-b.fr", "free-c.fr"] {
      let id = try await spending.checkout(request(shop, name, at: "\(name).lua:1")).orderID
      if name == "free-b.fr" { _ = try await spending.pay(PaymentRequest(orderID: id)) }
    }
    let hosting = try await shop.client.createCart(subsidiary: "FR").id
    _ = try await shop.client.addItem(
      cart: hosting, product: "webHosting", planCode: "hosting-perso", duration: "P1M")
    try await shop.client.assignCart(hosting)
    var kept = CheckoutRequest(cartID: hosting)
    kept.location = "hosting.lua:2"
    _ = try await spending.checkout(kept)
    let book = OrderBook(client: shop.client, ledger: ledger)

    func things(_ query: OrderQuery) async throws -> [String] {
      try await book.list(query).orders.flatMap(\.things)
    }
    #expect(try await things(OrderQuery(statuses: [.delivered])) == ["free-b.fr create P1Y"])
    #expect(try await things(OrderQuery(text: "FREE-C")) == ["free-c.fr create P1Y"])
    #expect(try await things(OrderQuery(text: "hosting.lua")) == ["webHosting hosting-perso P1M"])
    #expect(try await things(OrderQuery(isRetractable: true)) == ["webHosting hosting-perso P1M"])
    let newest = try await book.list(OrderQuery(limit: 1))
    #expect(newest.orders.flatMap(\.things) == ["webHosting hosting-perso P1M"] && newest.left == 3)
    #expect(try await book.list(OrderQuery(to: APIDate(text: "2001-01-01"))).orders.isEmpty)
    shop.simulator.advance(by: 15 * 86_400)
    #expect(try await things(OrderQuery(isRetractable: true)).isEmpty)
  }

  @Test func tellsEverythingOfOneOrder() async throws {
    let shop = try await Shop(delivers: true)
    let ledger = shop.ledger()
    let spending = shop.spending(ledger: ledger)
    let id = try await spending.checkout(request(shop, "free-a.fr", at: "order.lua:3")).orderID
    _ = try await spending.pay(PaymentRequest(orderID: id))
    let sheet = try await OrderBook(client: shop.client, ledger: ledger).sheet(id)
    #expect(sheet.summary.things == ["free-a.fr create P1Y"] && sheet.services == ["free-a.fr"])
    #expect(sheet.steps.map(\.step) == ["VALIDATING", "VALIDATED", "DELIVERING", "AVAILABLE"])
    #expect(sheet.deeds.map(\.kind) == [.payment])
    // The API does not repeat what was accepted: the ledger does.
    #expect(!sheet.contracts.isEmpty && sheet.contracts.allSatisfy { $0.url.hasPrefix("https://") })
    #expect(sheet.lines.contains { $0.description.hasPrefix("free-a.fr - .fr") })
  }
}
