import OVHClient
import Testing

@testable import OVHSimulator

/// Random carts: whatever is in them, totals add up and checkout keeps its word.
@Suite struct CartPropertyTests {
  private static let suffixes = ["fr", "com", "co.uk", "berlin", "ovh", "org", "abogado", "ac.uk"]
  private static let prefixes = ["free-", "taken-", "premium-", "market-", "name"]
  private static let plans = [
    ("webHosting", "hosting-perso", "P1M", "default"), ("webHosting", "hosting-pro", "P1Y", "upfront12"),
    ("vps", "vps-2025-model2", "P1M", "default"), ("dns", "zone", "P1Y", "default"),
    ("eco", "24sk10", "P1M", "degressivity12"), ("eco", "24rise01", "P1Y", "upfront12"),
  ]

  private func fill(_ cart: String, _ client: APIClient, _ generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      if Bool.random(using: &generator), let prefix = Self.prefixes.randomElement(using: &generator),
        let suffix = Self.suffixes.randomElement(using: &generator)
      {
        let number = Int.random(in: 0...999, using: &generator)
        let years = Int.random(in: 1...10, using: &generator)
        client.add("\(prefix)\(number).\(suffix)", to: cart, years: prefix == "free-" ? years : 1)
      } else if let plan = Self.plans.randomElement(using: &generator) {
        client.post(
          "\(cart)/\(plan.0)",
          [
            "planCode": .string(plan.1), "duration": .string(plan.2), "pricingMode": .string(plan.3),
            "quantity": .integer(Int64.random(in: 1...3, using: &generator)),
          ])
      }
    }
    if let code = ["WELCOME", "FREE", "FIVE", "HOSTING20", "NONE"].randomElement(using: &generator) {
      client.post(cart + "/coupon", ["coupon": .string(code)])
    }
  }

  /// Cents of a price's value.
  private func cents(_ price: JSONValue?) -> Int64? {
    guard let value = price?["value"] else { return nil }
    let text = value.text
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    guard let whole = parts.first.flatMap({ Int64($0) }) else { return nil }
    let fraction = parts.count > 1 ? Int64((parts[1] + "0").prefix(2)) ?? 0 : 0
    return (text.hasPrefix("-") ? -1 : 1) * (whole * 100 + fraction)
  }

  @Test(arguments: 1...12)
  func totalsAddUp(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let client = APIClient()
    for _ in 0..<6 {
      let code = Subsidiary.codes.randomElement(using: &generator) ?? "FR"
      let cart = client.cart(code)
      fill(cart, client, &generator)
      let summary = client.get(cart + "/summary")
      #expect(summary.status == 200)
      let lines = try #require(summary["details"].array)
      let prices = summary["prices"]
      let sum = { (key: String) in lines.reduce(Int64(0)) { $0 + (cents($1[key]) ?? .min / 2) } }
      let withoutTax = try #require(cents(prices["withoutTax"]))
      let tax = try #require(cents(prices["tax"]))
      #expect(sum("totalPrice") == withoutTax)
      #expect(sum("originalTotalPrice") == cents(prices["originalWithoutTax"]))
      #expect(sum("reductionTotalPrice") == cents(prices["reduction"]))
      #expect(cents(prices["withTax"]) == withoutTax + tax)
      #expect(withoutTax >= 0)
      let percent = try #require(Subsidiary(code)).taxPercent
      #expect(tax == (withoutTax * percent * 2 + 100) / 200)
      for line in lines {
        #expect(
          cents(line["totalPrice"]) == (cents(line["originalTotalPrice"]) ?? 0)
            - (cents(line["reductionTotalPrice"]) ?? 0))
      }
    }
  }

  @Test(arguments: 1...12)
  func checkoutKeepsItsWord(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &* 7919)
    let client = APIClient()
    for _ in 0..<6 {
      let cart = client.cart()
      fill(cart, client, &generator)
      let quote = client.get(cart + "/checkout")
      let order = client.post(cart + "/checkout", ["waiveRetractationPeriod": true])
      #expect(quote.status == order.status)
      if order.status == 200 {
        #expect(order["prices"] == quote["prices"])
        #expect(order["details"] == quote["details"])
        #expect(order["contracts"] == quote["contracts"])
        let id = order["orderId"].text
        #expect(client.get("/me/order/\(id)")["priceWithTax"] == quote["prices"]["withTax"])
        #expect(client.get("/me/order/\(id)/details").json.array?.count == quote["details"].array?.count)
      } else {
        #expect(order.message == quote.message)
        #expect(client.get(cart)["readOnly"] == false)
      }
    }
  }
}
