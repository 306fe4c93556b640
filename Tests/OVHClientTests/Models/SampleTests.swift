import FoundationEssentials
import OVHClient
import Testing

/// The recorded and documented answers of the real API, where they are at hand.
@Suite(.enabled(if: Samples.areThere, "the samples beside the repository are absent"))
struct SampleTests {
  @Test func cart() throws {
    let cart: Cart = try Samples.model("domain-01-cart-create")
    #expect(cart.id == "c87b5e9d-f586-4456-9f56-1709f40e7b1d")
    #expect(cart.expire?.date == Date(timeIntervalSince1970: 1_603_028_670))
    #expect(!cart.readOnly)
  }

  @Test func domainOffers() throws {
    let offers: [DomainOffer] = try Samples.model("domain-02-offers-fr-create")
    #expect(offers[0].action == .create)
    #expect(offers[0].durations.count == 10)
    #expect(offers[0].price(.total)?.ucents == 499_000_000)
    #expect(offers[0].price(.discount)?.text == "2.00 €")
    let old: [DomainOffer] = try Samples.model("domain-02b-offers-ovh-2015")
    #expect(old[0].action == nil)
    #expect(old[0].price(.discount)?.ucents == -200_000_000)
  }

  @Test func domainItem() throws {
    let item: CartItem = try Samples.model("domain-03-item-fr-add")
    #expect(item.id == 109_074_889)
    #expect(item.settings.domain == "foo.fr")
    #expect(item.settings.pricingMode == .createDefault)
    #expect(item.configurations == [68_544_099])
    let short: CartItem = try Samples.model("eco-02-item-add")
    #expect(short.id == 545_365_576)
  }

  @Test(arguments: ["domain-04-summary-com-gift", "domain-04b-summary-fr-gift-2020", "eco-04-checkout-dry-run"])
  func previewsAddUp(name: String) throws {
    let preview: OrderPreview = try Samples.model(name)
    #expect(preview.lines.map(\.totalPrice.ucents).reduce(0, +) == preview.prices.withoutTax.ucents)
    #expect(preview.prices.withoutTax.ucents + (preview.prices.tax?.ucents ?? 0) == preview.prices.withTax.ucents)
  }

  @Test func requirements() throws {
    let domain: [ConfigurationRequirement] = try Samples.model("domain-05-required-configuration")
    #expect(!domain.isEmpty)
    let eco: [ConfigurationRequirement] = try Samples.model("eco-03-required-configuration")
    #expect(eco[0].allowedValues.count == 7)
    #expect(eco[3].allowedValues.isEmpty)
  }

  @Test func configuration() throws {
    let set: ConfigurationItem = try Samples.model("domain-06-configuration-add")
    #expect(!set.label.isEmpty)
  }

  @Test func ecoOffers() throws {
    let offers: [GenericOffer] = try Samples.model("eco-01-offers")
    #expect(offers.contains { $0.prices.contains { $0.pricingMode.rawValue == "upfront12" && $0.duration == "P1Y" } })
  }

  @Test func placedOrder() throws {
    let order: PlacedOrder = try Samples.model("eco-05-checkout-placed")
    #expect(order.id == 220_912_275)
    #expect(order.url?.reveal() == "https://www.ovh.com/manager/order/220912275")
  }

  @Test func orderKeepsItsSecrets() throws {
    let order: Order = try Samples.model("me-order-1583.88")
    #expect(order.priceWithTax?.ucents == 190_066_000_000)
    var dumped = "\(order)"
    dump(order, to: &dumped)
    #expect(!dumped.contains("XXXX"))
    #expect(order.password?.reveal() == "XXXX")
  }

  @Test func statusAndMeans() throws {
    let status: OrderStatus = try Samples.model("domain-08-me-order-status")
    #expect(!status.rawValue.isEmpty)
    let means: [RegisteredPaymentMean] = try Samples.model("domain-07-me-order-payment-means")
    #expect(!means.isEmpty)
  }
}

/// Reads the envelopes beside the repository.
enum Samples {
  /// `../shared` beside the package; links are resolved, so that a package of links finds it too.
  static let folder =
    URL(filePath: #filePath).resolvingSymlinksInPath().pathComponents.dropFirst().dropLast(5).map { "/" + $0 }.joined()
    + "/shared"
  static let areThere = FileManager.default.fileExists(atPath: folder + "/data/order-samples")

  static func response(_ name: String) throws -> JSONValue {
    let data = try Data(contentsOf: URL(filePath: "\(folder)/data/order-samples/\(name).json"))
    return try JSONValue(parsing: Array(data))["response"] ?? .null
  }

  static func model<Model: APIModel>(_ name: String) throws -> Model { try Model(json: try response(name)) }
}
