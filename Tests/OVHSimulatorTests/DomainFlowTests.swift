import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct DomainFlowTests {
  @Test func aNameIsOrderedFromCartToDelivery() throws {
    let client = APIClient()
    let cart = client.cart()
    let offer = client.get(cart + "/domain?domain=free-flow.fr").json.array?.first
    #expect(offer?["action"] == "create")
    #expect(offer?["pricingMode"] == "create-default")
    let item = client.add("free-flow.fr", to: cart)
    #expect(client.get(item)["settings"]["planCode"] == "fr")
    let summary = client.get(cart + "/summary")
    #expect(summary.price("prices", "withoutTax") == "5.59")
    #expect(summary.price("prices", "tax") == "1.12")
    #expect(summary.price("prices", "withTax") == "6.71")
    #expect(summary["contracts"] == [])
    let quote = client.get(cart + "/checkout")
    #expect(quote.status == 200)
    #expect(quote["prices"] == summary["prices"])
    #expect(quote["details"] == summary["details"])
    #expect(quote["orderId"] == .null)
    #expect(quote["contracts"].array?.count == 3)
    let order = client.post(
      cart + "/checkout", ["waiveRetractationPeriod": true, "autoPayWithPreferredPaymentMethod": false])
    let id = try #require(order["orderId"].integer)
    #expect(order["prices"] == quote["prices"])
    #expect(client.get("/me/order").json == [.integer(id)])
    #expect(client.get("/me/order/\(id)/status").json == "notPaid")
    #expect(
      client.post("/me/order/\(id)/payWithRegisteredPaymentMean", ["paymentMean": "fidelityAccount"]).status == 200)
    #expect(client.get("/me/order/\(id)/status").json == "checking")
    client.clock.advance(1)
    #expect(client.get("/me/order/\(id)/status").json == "delivering")
    client.clock.advance(2)
    #expect(client.get("/me/order/\(id)/status").json == "delivered")
    let details = try #require(client.get("/me/order/\(id)/details").json.array)
    let services = details.map { client.get("/me/order/\(id)/details/\($0.text)")["domain"] }
    #expect(services.contains("free-flow.fr"))
  }
}
