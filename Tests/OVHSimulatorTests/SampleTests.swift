import OVHClient
import Testing

@testable import OVHSimulator

/// Answers of the real API, rebuilt from the prices they were made at.
@Suite struct SampleTests {
  /// The recorded answer of a file; nil with a word where the files are not here.
  private func sample(_ name: String) throws -> JSONValue? {
    guard let bytes = SharedFolder.bytes("data/order-samples/\(name).json") else {
      print("../shared is not here: \(name) cannot be compared")
      return nil
    }
    return try JSONValue(parsing: bytes)["response"]
  }

  /// Where a value lacks what a sample has; keys that are named do not count.
  private func differences(
    _ value: JSONValue?, _ sample: JSONValue, except skipped: Set<String> = [], at path: String = ""
  ) -> [String] {
    switch (value, sample) {
    case (.object?, .object(let object)):
      return object.members.filter { !skipped.contains($0.name) }.flatMap { member in
        differences(value?[member.name], member.value, except: skipped, at: "\(path).\(member.name)")
      }
    case (.array(let left)?, .array(let right)) where left.count == right.count:
      return zip(left, right).enumerated().flatMap { index, pair in
        differences(pair.0, pair.1, except: skipped, at: "\(path)[\(index)]")
      }
    default:
      return value == sample
        ? [] : ["\(path): \(value.map(\.text) ?? "nothing") instead of \(sample.text)"]
    }
  }

  private func product(_ domain: String, create: Int64, renew: Int64) throws -> DomainProduct {
    let france = try #require(Subsidiary("FR"))
    let prices = DomainPrices(create: Amount(cents: create), renew: Amount(cents: renew), transfer: .zero)
    let offer = DomainOffer(try DomainName(domain), subsidiary: france, seed: 1, state: .free, prices: prices)
    let item = CartItem(
      id: 109_074_889, product: "domain", planCode: offer.name.suffix, pricingMode: "create-default", duration: "P1Y",
      quantity: 1, domain: domain)
    return DomainProduct(item, offer: offer, years: 1)
  }

  private func summary(_ product: DomainProduct) -> JSONValue {
    let lines = product.lines(placeholder: "*001")
    return [
      "contracts": [], "details": .array(lines.map { $0.json(product.offer.subsidiary) }), "orderId": nil,
      "prices": OrderTotals(lines, taxPercent: 20).json(product.offer.subsidiary), "url": nil,
    ]
  }

  @Test func aCart() throws {
    guard let sample = try sample("domain-01-cart-create") else { return }
    let answer = APIClient().post("/order/cart", ["ovhSubsidiary": "FR", "description": ""])
    #expect(differences(answer.json, sample, except: ["cartId", "expire"]) == [])
  }

  @Test func anOffer() throws {
    guard let sample = try sample("domain-02-offers-fr-create") else { return }
    let offer = try product("foo.fr", create: 499, renew: 699).offer.json
    // The sample still shows the mode's older name.
    #expect(differences([offer], sample, except: ["pricingMode"]) == [])
  }

  @Test func anItem() throws {
    guard let sample = try sample("domain-03-item-fr-add") else { return }
    let client = APIClient()
    let item = client.post(client.cart() + "/domain", ["domain": "foo.fr", "planCode": "fr"])
    #expect(differences(item.json, sample, except: ["cartId", "configurations", "itemId", "prices", "domain"]) == [])
    let prices = try product("foo.fr", create: 499, renew: 699).prices
    let told = sample["prices"]?.array?.map {
      "\($0["label"]?.string ?? "") \(($0["price"]?["value"] ?? nil).text)"
    }
    #expect(prices.map { "\($0.label) \($0.amount.number.text)" } == told)
  }

  @Test func aSummaryOfToday() throws {
    guard let sample = try sample("domain-04-summary-com-gift") else { return }
    let product = try product("testdomainorder.com", create: 749, renew: 999)
    #expect(differences(summary(product), sample) == [])
  }

  @Test func aSummaryWithTheFeeOnItsInstallation() throws {
    guard let sample = try sample("domain-04b-summary-fr-gift-2020") else { return }
    #expect(differences(summary(try product("foo.fr", create: 499, renew: 699)), sample) == [])
  }

  @Test func requiredConfigurations() throws {
    guard let sample = try sample("domain-05-required-configuration") else { return }
    let requirements = try product("foo.fr", create: 499, renew: 699).requirements
    #expect(differences(.array(requirements.map(\.json)), sample) == [])
  }

  @Test func aConfiguration() throws {
    guard let sample = try sample("domain-06-configuration-add") else { return }
    let client = APIClient()
    let item = client.add("free-a.fr", to: client.cart())
    let answer = client.post(
      item + "/configuration", ["label": "OWNER_CONTACT", "value": "/me/contact/13189481"])
    #expect(differences(answer.json, sample, except: ["id"]) == [])
  }

  @Test func theTotalsOfAnOrder() throws {
    guard let sample = try sample("me-order-1583.88") else { return }
    let line = OrderLine(description: "", type: "DURATION", domain: "*001", unitPrice: Amount(cents: 158_388))
    let totals = OrderTotals([line], taxPercent: 20)
    let france = try #require(Subsidiary("FR"))
    #expect(differences(france.price(totals.withoutTax), sample["priceWithoutTax"] ?? nil) == [])
    #expect(differences(france.price(totals.tax), sample["tax"] ?? nil) == [])
    #expect(differences(france.price(totals.withTax), sample["priceWithTax"] ?? nil) == [])
  }

  @Test func theLabelsOfAServer() throws {
    guard let sample = try sample("eco-03-required-configuration")?.array else { return }
    let france = try #require(Subsidiary("FR"))
    let plan = try #require(EcoPlans.plan("24rise01", subsidiary: france))
    for requirement in plan.requirements {
      // Every label of this server that the recorded one has, as the recorded one has it.
      guard let recorded = sample.first(where: { $0["label"]?.string == requirement.label }) else { continue }
      #expect(differences(requirement.json, recorded) == [])
    }
  }

  @Test func theLinesOfAServer() throws {
    guard let sample = try sample("eco-04-checkout-dry-run") else { return }
    let france = try #require(Subsidiary("FR"))
    let totals = sample["prices"]?["withoutTax"]?["value"]
    let amounts = (sample["details"]?.array ?? []).compactMap { $0["totalPrice"]?["value"] }
    #expect(amounts == [number("89.99"), number("89.99"), 0])
    let lines = [8999, 8999, 0].map {
      OrderLine(description: "", type: "DURATION", domain: "*001", unitPrice: Amount(cents: $0))
    }
    #expect(OrderTotals(lines, taxPercent: 0).json(france)["withoutTax"]?["value"] == totals)
    let client = APIClient()
    let server = client.serverCart()
    let details = client.get(server + "/checkout")["details"].array?.map { $0["detailType"]?.string ?? "" }
    #expect(details == ["INSTALLATION", "DURATION", "INSTALLATION", "DURATION", "DURATION", "DURATION"])
  }
}
