import FoundationEssentials
import OVHClient
import Testing

/// Every recorded or documented answer decodes, and what the models claim of it is all there.
@Suite(.enabled(if: Samples.areThere, "the samples beside the repository are absent"))
struct SampleLossTests {
  /// How each sample is read; an error's body is read by ``OVHError``.
  private static let readers: [String: @Sendable (JSONValue) throws -> [Any]] = [
    "catalog-domain-com-fragment": one(Catalog.self),
    "catalog-eco-24adv01-v3-with-formattedPrice": one(Catalog.self),
    "catalog-eco-24rise01-v1-promotion": one(Catalog.self),
    "domain-01-cart-create": one(Cart.self),
    "domain-02-offers-fr-create": list(DomainOffer.self),
    "domain-02b-offers-ovh-2015": list(DomainOffer.self),
    "domain-03-item-fr-add": one(CartItem.self),
    "domain-04-summary-com-gift": one(OrderPreview.self),
    "domain-04b-summary-fr-gift-2020": one(OrderPreview.self),
    "domain-05-required-configuration": list(ConfigurationRequirement.self),
    "domain-06-configuration-add": one(ConfigurationItem.self),
    "domain-07-me-order-payment-means": list(RegisteredPaymentMean.self),
    "domain-08-me-order-status": one(OrderStatus.self),
    "domain-rules-create-berlin": one(DomainRule.self),
    "domain-rules-create-generic": one(DomainRule.self),
    "domain-rules-trade-generic": one(DomainRule.self),
    "domain-rules-transfer-generic": one(DomainRule.self),
    "eco-01-offers": list(GenericOffer.self),
    "eco-02-item-add": one(CartItem.self),
    "eco-03-required-configuration": list(ConfigurationRequirement.self),
    "eco-04-checkout-dry-run": one(OrderPreview.self),
    "eco-05-checkout-placed": one(PlacedOrder.self),
    "me-order-1583.88": one(Order.self),
    "me-task-domain-error": one(DomainTask.self),
    "order-ip-migration-recap": one(OrderPreview.self),
    "order-vrack-free": one(PlacedOrder.self),
  ]

  private static func one<Model: APIModel>(_ type: Model.Type) -> @Sendable (JSONValue) throws -> [Any] {
    { [try Model(json: $0)] }
  }

  private static func list<Model: APIModel>(_ type: Model.Type) -> @Sendable (JSONValue) throws -> [Any] {
    { try [Model](json: $0) }
  }

  @Test func everySampleHasItsModel() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Samples.folder + "/data/order-samples")
    let names = Set(files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) })
    #expect(names == Set(Self.readers.keys).union(["domain-rules-check-400"]))
  }

  @Test(arguments: readers.keys.sorted()) func losesNothing(_ name: String) throws {
    let json = try Samples.response(name)
    let reader = try #require(Self.readers[name])
    let models = try reader(json)
    let parts = json.array ?? [json]
    #expect(models.count == parts.count)
    for (model, part) in zip(models, parts) { #expect(LossCheck.losses(model, part) == []) }
  }

  @Test func losesNothingOfAWholeCatalogue() throws {
    let data = try Data(contentsOf: URL(filePath: Samples.folder + "/data/catalog-eco-FR-8294-small.json"))
    let json = try JSONValue(parsing: Array(data))
    #expect(LossCheck.losses(try Catalog(json: json), json) == [])
    // Read plan by plan it is the same.
    let whole = try Catalog(json: json)
    var plans: [CatalogPlan] = []
    var addons: [CatalogPlan] = []
    try CatalogText(Array(data)).forEachPlan { entry in
      if entry.isAddon { addons.append(entry.plan) } else { plans.append(entry.plan) }
      return true
    }
    #expect(plans == whole.plans && addons == whole.addons)
    #expect(try CatalogText(Array(data)).locale() == whole.locale)
  }

  @Test func findsALoss() throws {
    let json = try JSONValue(parsing: #"{"cartId":"a","description":"b","items":[1,2],"readOnly":false}"#)
    let cart = try Cart(json: json)
    #expect(LossCheck.losses(cart, json) == [])
    let other = try JSONValue(parsing: #"{"cartId":"x","description":"b","items":[1],"readOnly":true}"#)
    #expect(LossCheck.losses(cart, other).sorted() == ["cartId", "items has 2 of 1", "readOnly"])
  }

  @Test func readsTheRefusalOfARule() async throws {
    let answer = try Samples.response("domain-rules-check-400")
    let transport = ScriptedTransport(json: answer.text, status: 400)
    let error = await failure {
      try await testClient(transport).checkConfigurationRule(
        domain: "foo.com", action: .create, data: DomainRuleData())
    }
    #expect(error?.errorClass == answer["class"]?.string)
    #expect(error?.message == answer["message"]?.string)
    #expect(error?.details == answer["details"])
  }
}
