import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Synchronization
import Testing

/// Plans and options without a price for each period.
@Suite struct UnusualOfferTests {
  private static func price(_ capacity: String, _ mode: String, _ duration: String, _ value: JSONValue) -> JSONValue {
    [
      "capacities": [.string(capacity)], "description": "", "duration": .string(duration), "interval": 0,
      "maximumQuantity": nil, "maximumRepeat": nil, "minimumQuantity": 1, "minimumRepeat": 1,
      "price": ["currencyCode": "EUR", "text": "\(value) €", "value": value], "priceInUcents": nil,
      "pricingMode": .string(mode), "pricingType": "purchase",
    ]
  }

  private static func plan(_ code: String, _ prices: [JSONValue]) -> JSONValue {
    [
      "planCode": .string(code), "productName": .string(code), "productType": "cloud_service",
      "prices": .array(prices),
    ]
  }

  private static func option(_ code: String, _ prices: [JSONValue]) -> JSONValue {
    [
      "planCode": .string(code), "productName": .string(code), "productType": "delivery", "family": "setup",
      "exclusive": true, "mandatory": true, "prices": .array(prices),
    ]
  }

  private static let item: JSONValue = [
    "cartId": "c", "configurations": [], "duration": "P0D", "itemId": 7, "offerId": nil, "options": [],
    "parentItemId": nil, "prices": [], "productId": "cloud", "settings": ["planCode": "credit", "quantity": 1],
  ]

  /// What a script returns, and the bodies that it posted below a product.
  private func run(_ script: String, _ answers: [String: JSONValue]) async throws -> [LuaValue] {
    let simulator = Simulator(clock: { Date() })
    let client = OVHClient.testing(transport: AlteredTransport(simulator, answers: answers))
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand())
    return try await PanierHost(session: PanierSession(client: client, spending: spending))
      .run(script, name: "test.lua")
  }

  private static let cloud: [String: JSONValue] = [
    "GET /cloud": [
      plan("credit", [price("installation", "default", "P0D", 10)]),
      plan("project", []),
      plan("both", [price("renew", "default", "P1M", 5), price("installation", "default", "P1M", 1)]),
    ],
    "POST /cloud": item,
  ]

  @Test func whatIsBoughtOnceIsListedAndOrdered() async throws {
    let values = try await run(
      """
      local c = cart.new()
      local offer = c:offers{ product = "cloud", plan = "credit" }[1]
      return #c:offers{ product = "cloud" }, offer.duration, offer.mode, offer.price == nil, offer.installation,
        offer.total, tostring(offer), c:add(offer).id, c:add{ product = "cloud", plan = "credit" }.id,
        c:add{ product = "cloud", plan = "credit", mode = "default", duration = "P0D" }.id
      """, Self.cloud)
    #expect(
      values.map(\.text) == [
        "3", "P0D", "default", "true", "10.00 EUR", "10.00 EUR", "offer credit (P0D, 10.00 EUR)", "7", "7", "7",
      ])
  }

  @Test func aPlanWithoutAPriceIsListedOnQuotation() async throws {
    let values = try await run(
      """
      local c = cart.new()
      local offer = c:offers{ product = "cloud", plan = "project" }[1]
      local ok, e = pcall(c.add, c, offer)
      return offer.duration == nil, offer.total == nil, tostring(offer), e.message,
        c:add{ product = "cloud", plan = "project", duration = "P1M", mode = "agreed" }.id,
        c:add(offer, { duration = "P1M", mode = "agreed" }).id
      """, Self.cloud)
    #expect(
      values.map(\.text) == [
        "true", "true", "offer project (on quotation)",
        "project is sold on quotation; say the period and the mode that were agreed on, as in "
          + #"{ duration = "P1M", mode = "default" }"#,
        "7", "7",
      ])
  }

  @Test func theTableSaysWhatIsOnQuotation() async throws {
    let values = try await run(
      #"return show(cart.new():offers{ product = "cloud" }, { format = "csv" }) or true"#, Self.cloud)
    #expect(values.count == 1)
  }

  @Test func aMandatoryFamilyOfOptionsThatAreBoughtOnceCanBeFilled() async throws {
    var answers = Self.cloud
    answers["GET /options"] = [Self.option("setup-once", [Self.price("installation", "default", "P0D", 3)])]
    answers["GET /item/7"] = Self.item
    answers["POST /options"] = Self.item
    let values = try await run(
      """
      local c = cart.new()
      local item = c:add{ product = "cloud", plan = "both" }
      local option = c:options(item)[1]
      return option.duration, option.total, option.mandatory, item:option("setup-once").id
      """, answers)
    #expect(values.map(\.text) == ["P0D", "3.00 EUR", "true", "7"])
  }

  @Test func aRequirementCarriesItsAllowedValuesAndItsDefault() async throws {
    var answers = Self.cloud
    answers["GET /requiredConfiguration"] = [
      [
        "allowedValues": ["none_64.en", "debian12_64"], "defaultValue": "none_64.en", "fields": [],
        "label": "dedicated_os", "required": false, "type": "String",
      ],
      ["fields": [], "label": "name", "required": true, "type": "String"],
    ]
    answers["GET /configuration"] = []
    let values = try await run(
      """
      local item = cart.new():add{ product = "cloud", plan = "both" }
      local os, name = item:requirements()[1], item:requirements()[2]
      return #os.allowed, os.allowed[2], os.default, name.allowed == nil, name.default == nil
      """, answers)
    #expect(values.map(\.text) == ["2", "debian12_64", "none_64.en", "true", "true"])
  }

  @Test func anItemWithoutLabelsSaysSo() async throws {
    var answers = Self.cloud
    answers["GET /requiredConfiguration"] = []
    answers["GET /configuration"] = []
    let values = try await run(
      """
      local item = cart.new():add{ product = "cloud", plan = "both" }
      local ok, e = pcall(item.configure, item, { DNS = "ns1;ns2" })
      return e.message
      """, answers)
    #expect(values == ["credit has no label 'DNS': there is nothing to configure"])
  }
}
