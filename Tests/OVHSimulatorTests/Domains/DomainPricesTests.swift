import OVHClient
import PanierTesting
import Testing

@testable import OVHSimulator

@Suite struct DomainPricesTests {
  @Test func thereAre905Suffixes() {
    #expect(DomainPrices.suffixes.count == 905)
    #expect(DomainPrices.suffixes.allSatisfy(DomainPrices.isSold))
    for missing in ["", "f", "fr.", "frr", "zzz", "a", "~"] { #expect(!DomainPrices.isSold(missing)) }
  }

  @Test(arguments: [
    ("fr", "FR", "5.59", "7.79", "4.59"), ("com", "GB", "8.79", "11.59", "12.59"),
    ("com", "US", "11.79", "14.69", "14.99"), ("com", "QC", "14.99", "19.69", "19.69"),
  ])
  func pricesAreThoseOfTheTable(
    _ suffix: String, _ code: String, _ create: String, _ renew: String, _ transfer: String
  ) throws {
    let subsidiary = try #require(Subsidiary(code))
    let prices = try #require(DomainPrices(suffix: suffix, subsidiary: subsidiary))
    #expect(prices.create.text == create)
    #expect(prices.renew.text == renew)
    #expect(prices.transfer.text == transfer)
  }

  @Test func aPlaceholderIsNoPrice() throws {
    let unitedStates = try #require(Subsidiary("US"))
    let france = try #require(Subsidiary("FR"))
    #expect(DomainPrices(suffix: "tn", subsidiary: unitedStates) == nil)
    #expect(DomainPrices(suffix: "tn", subsidiary: france) != nil)
    let client = APIClient()
    let cart = client.cart("US")
    #expect(client.get(cart + "/domain?domain=free-a.tn").json.array?.first?["orderable"] == false)
    #expect(client.post(cart + "/domain", ["domain": "free-a.tn"]).message == "Domain free-a.tn is not orderable")
  }

  @Test func everyPriceOfTheFiguresIsServed() throws {
    guard let bytes = SharedFolder.bytes("data/ovh-domain-prices-eur.tsv") else {
      print("../shared is not here: the figures cannot be compared")
      return
    }
    let france = try #require(Subsidiary("FR"))
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    for row in rows {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let prices = try #require(DomainPrices(suffix: fields[0], subsidiary: france), "\(fields[0])")
      #expect([prices.create.text, prices.renew.text, prices.transfer.text] == Array(fields[1...3]), "\(fields[0])")
    }
    #expect(rows.count == 905)
  }

  @Test func everyOfferAddsUpInEveryCurrency() throws {
    let suffixes = DomainPrices.suffixes
    for (number, code) in ["FR", "GB", "US", "CA", "AU", "IN", "MA", "PL", "SG", "SN", "TN"].enumerated() {
      let subsidiary = try #require(Subsidiary(code))
      // Every suffix in EUR, and others of the same table in each other currency.
      for suffix in number == 0 ? suffixes[...] : suffixes[(number * 70)..<(number * 70 + 30)] {
        for label in ["free-x", "premium-x", "market-x"] {
          let offer = DomainOffer(try DomainName("\(label).\(suffix)"), subsidiary: subsidiary, seed: 1)
          guard offer.isOrderable, let prices = offer.prices else { continue }
          #expect(offer.discount >= .zero && offer.base >= offer.discount)
          if offer.pricingMode == "create-default" {
            #expect(offer.base - offer.discount == prices.create, "\(suffix) \(code)")
            #expect(offer.charge(years: 3) - offer.discount == prices.create + prices.renew * 2)
          }
        }
      }
    }
  }
}
