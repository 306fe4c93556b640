import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Testing

/// A simulator whose account owns a domain and a hosting that came with one order.
struct Owned {
  let shop: Shop
  let domain: Renewal.Service
  let hosting: Renewal.Service
  /// How many orders there were before the test began.
  let ordersBefore: Int

  init() async throws {
    shop = try await Shop(delivers: true)
    let client = shop.client
    let before = Set(try await client.serviceIDs())
    _ = try await client.addItem(
      cart: shop.cartID, product: "webHosting", planCode: "hosting-perso", duration: "P1M", quantity: 1)
    let spending = shop.spending()
    let order = try await spending.checkout(shop.request())
    var payment = PaymentRequest(orderID: order.orderID)
    payment.way = .means("fidelityAccount", id: nil)
    _ = try await spending.pay(payment)
    var found: [String: Renewal.Service] = [:]
    for id in try await client.serviceIDs() where !before.contains(id) {
      let service = try await client.service(id)
      found[service.product] = Renewal.Service(id: id, name: service.name)
    }
    domain = try #require(found["domain"])
    hosting = try #require(found["webHosting"])
    ordersBefore = try await client.orderIDs().count
  }

  /// The domain for a year more.
  var renewal: Renewal { Renewal(domain, duration: "P1Y") }
  /// The hosting in a larger plan.
  var upgrade: Upgrade { Upgrade(product: "webHosting", service: hosting.name, plan: "hosting-pro") }

  /// What can be bought here, each with the route that buys it and how many calls of that route only ask.
  var subjects: [(subject: PurchaseSubject, route: String, quotes: Int64)] {
    [
      (.renewal(renewal), "POST /service/{serviceId}/renew", 2),
      (.upgrade(upgrade), "POST /order/upgrade/webHosting/{serviceName}/{planCode}", 0),
    ]
  }

  /// How many orders were made since.
  func orders() async throws -> Int { try await shop.client.orderIDs().count - ordersBefore }

  /// How many calls that buy arrived.
  var sent: Int {
    shop.simulator.calls.filter {
      $0.method == "POST" && ($0.path.hasPrefix("/order/upgrade/") || $0.path.hasSuffix("/renew"))
        && !$0.body.contains(#""dryRun":true"#)
    }.count
  }
}
