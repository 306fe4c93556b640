import OVHClient
import OVHSimulator
import PanierOrdering
import Testing

/// What orders are about and became, by the routes of either region.
@Suite struct OrderReaderTests {
  private func order(
    _ shop: Shop, subsidiary: String = "FR", product: String? = nil, plan: String = "", duration: String = "P1Y",
    isPaid: Bool = true
  ) async throws -> Int64 {
    let cart = try await shop.client.createCart(subsidiary: subsidiary).id
    if let product {
      let item = try await shop.client.addItem(
        cart: cart, product: product, planCode: plan, duration: duration)
      for need in try await shop.client.requiredConfiguration(cart: cart, item: item.id) where need.required == true {
        guard let value = need.allowedValues.first else { continue }
        _ = try await shop.client.addConfiguration(cart: cart, item: item.id, label: need.label, value: value)
      }
    } else {
      try await shop.add("free-mine.com", to: cart)
    }
    try await shop.client.assignCart(cart)
    let id = try await shop.spending().checkout(shop.request(cart)).orderID
    if isPaid { _ = try await shop.spending().pay(PaymentRequest(orderID: id)) }
    return id
  }

  @Test(arguments: ["FR", "US"]) func namesTheServicesOfADomain(subsidiary: String) async throws {
    let shop = try await Shop(delivers: true)
    let id = try await order(shop, subsidiary: subsidiary)
    let reader = OrderReader(client: shop.client)
    #expect(try await reader.services(of: id) == ["free-mine.com"])
  }

  @Test func namesTheServiceOfAVPSWhoseLinesTellNone() async throws {
    let shop = try await Shop(delivers: true)
    let id = try await order(shop, product: "vps", plan: "vps-2025-model1", duration: "P1M")
    let reader = OrderReader(client: shop.client)
    let lines = try await reader.lines(of: id)
    #expect(!lines.isEmpty && lines.allSatisfy { $0.domain == "*" && $0.service == nil })
    let services = try await reader.services(of: id, lines)
    #expect(services.count == 1 && services.allSatisfy { !$0.hasPrefix("*") })
    #expect(try await reader.things(of: id, lines) == ["vps-2025-model1 P1M"])
  }

  @Test func takesTheLinesWhereARegionServesNoOperations() async throws {
    let shop = try await Shop(delivers: true)
    let id = try await order(shop)
    shop.fault(
      "status", route: "GET /me/order/{orderId}/details/{orderDetailId}/operations", status: 404,
      message: "Got an invalid (or empty) URL")
    let before = shop.simulator.calls.count
    #expect(try await OrderReader(client: shop.client).services(of: id) == ["free-mine.com"])
    // The route is asked for once, not for each line.
    let calls = shop.simulator.calls[before...].filter { $0.path.hasSuffix("/operations") }
    #expect(calls.count == 1)
  }

  @Test func hasNoServicesBeforeTheDelivery() async throws {
    let shop = try await Shop(delivers: true)
    let id = try await order(shop, isPaid: false)
    #expect(try await OrderReader(client: shop.client).services(of: id).isEmpty)
  }

  @Test(arguments: [(false, "free-mine.com create P1Y"), (true, "free-mine.com create P1Y")])
  func saysWhatWasBoughtBeforeAndAfterTheDelivery(isPaid: Bool, words: String) async throws {
    let shop = try await Shop(delivers: true)
    let id = try await order(shop, isPaid: isPaid)
    let reader = OrderReader(client: shop.client)
    #expect(try await reader.things(of: id, try await reader.lines(of: id)) == [words])
  }

  @Test func letsTheLinesSpeakWhereTheRegionTellsNoPlan() async throws {
    let shop = try await Shop(delivers: true)
    let id = try await order(shop, subsidiary: "US")
    let reader = OrderReader(client: shop.client)
    let lines = try await reader.lines(of: id)
    #expect(try await reader.things(of: id, lines) == ["free-mine.com - .com registration - 12 months"])
  }

  @Test func saysWhatARenewalBought() async throws {
    let shop = try await Shop(delivers: true)
    _ = try await order(shop)
    let service = try #require(try await shop.client.serviceIDs(named: "free-mine.com").first)
    let renewal = Renewal(Renewal.Service(id: service, name: "free-mine.com"), with: [], duration: "P1Y")
    var request = CheckoutRequest(.renewal(renewal))
    request.waivesRetraction = true
    let id = try await shop.spending().checkout(request).orderID
    let reader = OrderReader(client: shop.client)
    #expect(try await reader.things(of: id, try await reader.lines(of: id)) == ["free-mine.com renew P1Y"])
  }
}
