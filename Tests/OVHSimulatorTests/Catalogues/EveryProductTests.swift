import OVHClient
import Testing

@testable import OVHSimulator

/// Every product that a cart takes can be offered, added, configured and quoted.
@Suite struct EveryProductTests {
  /// Packs are sold no more, and names have tests of their own.
  static let products = RouteTable.shared.cartProducts.filter { !["domain", "domainPacks"].contains($0) }

  @Test(arguments: products) func canBeOrdered(product: String) throws {
    let client = APIClient()
    let cart = client.cart()
    let offers = client.get(cart + "/\(product)").json.array ?? []
    let offer = try #require(offers.first)
    let renewal = try #require(offer["prices"]?.array?.first { $0["capacities"] == ["renew"] })
    let item = client.post(
      cart + "/\(product)",
      [
        "planCode": offer["planCode"] ?? nil, "duration": renewal["duration"] ?? nil,
        "pricingMode": renewal["pricingMode"] ?? nil, "quantity": 1,
      ])
    #expect(item.status == 200)
    let id = item["itemId"]
    if product == "eco" {
      var families: [JSONValue] = []
      for option in client.get(cart + "/eco/options?planCode=\(offer["planCode"]?.string ?? "")").json.array ?? []
      where option["mandatory"] == true && !families.contains(option["family"] ?? nil) {
        families.append(option["family"] ?? nil)
        client.post(
          cart + "/eco/options",
          [
            "itemId": id, "planCode": option["planCode"] ?? nil, "duration": "P1M", "pricingMode": "default",
            "quantity": 1,
          ])
      }
    }
    let usual: [String: JSONValue] = ["dedicated_datacenter": "gra", "vps_datacenter": "GRA", "zone": "free-zone.fr"]
    for label in client.get(cart + "/item/\(id.text)/requiredConfiguration").json.array ?? [] {
      let name = label["label"]?.string ?? ""
      guard let value = usual[name] ?? label["allowedValues"]?.array?.first else { continue }
      client.post(cart + "/item/\(id.text)/configuration", ["label": .string(name), "value": value])
    }
    let quote = client.get(cart + "/checkout")
    #expect(quote.status == 200, "\(quote.text)")
  }

  @Test func whatNobodyKnowsIsMarked() {
    let client = APIClient()
    let cart = client.cart()
    for product in ["ip", "cloud", "exchange", "privateSQL", "vrack", "cdn", "sslComodo"] {
      for offer in client.get(cart + "/\(product)").json.array ?? [] {
        for price in offer["prices"]?.array ?? [] {
          #expect(price["description"]?.string?.hasSuffix("(invented price)") == true, "\(product)")
        }
      }
    }
  }
}
