import OVHClient
import PanierTesting
import Testing

@testable import OVHSimulator

@Suite struct EcoPlansTests {
  @Test func pricesAreThoseOfTheCatalogue() throws {
    let france = try #require(Subsidiary("FR"))
    let plan = try #require(EcoPlans.plan("24sk10", subsidiary: france))
    #expect(plan.name == "KS-1 | Intel Xeon-D 1520")
    #expect(plan.installation(mode: "default")?.amount.text == "16.99")
    #expect(plan.renewal(mode: "default", months: 1)?.amount.text == "16.99")
    #expect(plan.renewal(mode: "upfront12", months: 12)?.amount.text == "203.88")
    #expect(plan.renewal(mode: "default", months: 1)?.maximumQuantity == 2)
    #expect(plan.families.filter(\.isMandatory).map(\.name) == ["bandwidth", "memory", "storage"])
  }

  @Test func everyPublishedPriceIsServed() throws {
    guard let bytes = SharedFolder.bytes("data/eco-prices-by-subsidiary.tsv") else {
      print("../shared is not here: the figures cannot be compared")
      return
    }
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(rows.count == 1421)
    for row in rows {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let subsidiary = try #require(Subsidiary(fields[0]))
      let plan = try #require(EcoPlans.plan(fields[3], subsidiary: subsidiary), "\(fields[0]) \(fields[3])")
      let told = [
        plan.installation(mode: "default"), plan.renewal(mode: "default", months: 1),
        plan.renewal(mode: "upfront12", months: 12),
      ].map { $0?.catalogueJSON(subsidiary) }
      #expect(told.map { $0?["price"]?.text } == [fields[5], fields[7], fields[9]], "\(fields[0]) \(fields[3])")
      #expect(told.prefix(2).map { $0?["tax"]?.text } == [fields[6], fields[8]], "\(fields[0]) \(fields[3])")
      #expect([plan.name, subsidiary.currency, "\(subsidiary.taxPercent)"] == [fields[4], fields[1], fields[2]])
    }
  }

  @Test func everyPublishedPromotionIsServedToTheFractionOfACent() throws {
    guard let bytes = SharedFolder.bytes("data/eco-promotions-FR-8294.tsv") else {
      print("../shared is not here: the figures cannot be compared")
      return
    }
    let france = try #require(Subsidiary("FR"))
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(rows.count == 105)
    for row in rows {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let plan = try #require(EcoPlans.plan(fields[0], subsidiary: france), "\(fields[0])")
      let pricing = try #require(plan.pricings.first { $0.mode == fields[1] && $0.capacity.rawValue == fields[2] })
      let told = pricing.catalogueJSON(france)
      let promotion = try #require(told["promotions"]?[0], "\(fields[0]) \(fields[1])")
      let figures = [
        told["price"], promotion["value"], promotion["discount"]?["value"], promotion["discount"]?["tax"],
        promotion["total"]?["value"], promotion["total"]?["tax"], promotion["minimumDuration"],
      ].map { $0?.text }
      #expect(figures == [fields[3], fields[5], fields[6], fields[7], fields[8], fields[9], fields[13]])
      #expect(
        [promotion["type"], promotion["name"], promotion["startDate"]].map { $0?.string }
          == [fields[4], fields[10], fields[11]])
    }
    // And nothing else is promoted, here or elsewhere.
    for (code, count) in [("FR", 105), ("DE", 0), ("US", 0)] {
      let shelf = PlanShelf(subsidiary: try #require(Subsidiary(code)), product: "eco")
      let promoted = (shelf.plans + shelf.options).flatMap(\.pricings).filter { $0.promotion != nil }
      #expect(promoted.count == count)
    }
  }

  @Test func aPromotionLowersItsLineInTheCart() throws {
    let client = APIClient()
    let cart = client.cart()
    client.post(
      cart + "/eco", ["planCode": "24sys01-sgp", "duration": "P1M", "pricingMode": "default", "quantity": 3])
    let summary = client.get(cart + "/summary")
    let month = try #require(summary["details"].array?.first { $0["detailType"] == "DURATION" })
    // Ten percent of 164.97 is 16.497: the rest, 148.473, is rounded.
    #expect(month["originalTotalPrice"]?["value"] == number("164.97"))
    #expect(month["reductionTotalPrice"]?["value"] == number("16.5"))
    #expect(month["totalPrice"]?["value"] == number("148.47"))
    #expect(month["reductions"]?[0]?["context"] == "promotion")
    #expect(month["reductions"]?[0]?["type"] == "percentage")
    #expect(summary.price("prices", "originalWithoutTax") == "329.94")
    #expect(summary.price("prices", "reduction") == "16.5")
    #expect(summary.price("prices", "withoutTax") == "313.44")
    #expect(summary.price("prices", "tax") == "62.69")
    // The item tells the price of the list.
    let item = client.get(cart)["items"][0]?.text ?? ""
    #expect(client.get(cart + "/item/\(item)")["prices"][0]?["price"]?["value"] == number("164.97"))
  }

  @Test func theNumberOfACatalogueChangesWithWhatItHolds() {
    let client = APIClient()
    let identifier = { (product: String, code: String) in
      client.anonymous.get("/order/catalog/public/\(product)?ovhSubsidiary=\(code)")["catalogId"].integer ?? 0
    }
    let numbers = ["dns", "vps", "webHosting", "domain"].map { identifier($0, "FR") }
    #expect(Set(numbers).count == 4)
    #expect(numbers == ["dns", "vps", "webHosting", "domain"].map { identifier($0, "FR") })
    #expect(identifier("vps", "GB") != identifier("vps", "FR"))
    #expect(identifier("domain", "GB") != identifier("domain", "FR"))
  }

  @Test func everyOptionOfEveryServerExists() throws {
    let france = try #require(Subsidiary("FR"))
    let shelf = PlanShelf(subsidiary: france, product: "eco")
    #expect(shelf.plans.count == 65)
    for plan in shelf.plans {
      #expect(shelf.options(of: plan).count == plan.families.reduce(0) { $0 + $1.options.count }, "\(plan.code)")
    }
  }

  @Test func aSubsidiarySellsItsOwnServers() throws {
    let client = APIClient()
    #expect(client.get(client.cart("FR") + "/eco").json.array?.count == 65)
    #expect(client.get(client.cart("US") + "/eco").json.array?.count == 121)
    #expect(client.get(client.cart("CZ") + "/eco").json == client.get(client.cart("IE") + "/eco").json)
  }

  @Test func mandatoryFamiliesMustBeFilledAndExclusiveOnesOnlyOnce() throws {
    let client = APIClient()
    let cart = client.cart()
    let item = client.post(
      cart + "/eco", ["planCode": "24sk10", "duration": "P1M", "pricingMode": "default", "quantity": 1])
    let message = try #require(client.get(cart + "/checkout").message)
    for family in ["bandwidth", "memory", "storage"] {
      #expect(message.contains("Option family \(family) is mandatory for product 24sk10"))
    }
    for plan in ["softraid-2x2000sa-24sk10", "softraid-2x480ssd-24sk10"] {
      client.post(
        cart + "/eco/options",
        [
          "itemId": item["itemId"], "planCode": .string(plan), "duration": "P1M", "pricingMode": "default",
          "quantity": 1,
        ])
    }
    let exclusive = client.get(cart + "/checkout").message
    #expect(exclusive?.contains("Option family storage is exclusive for product 24sk10") == true)
  }

  @Test func theSetUpFeeIsChargedAndTheItemDoesNotTellIt() {
    let client = APIClient()
    let cart = client.serverCart()
    let checkout = client.get(cart + "/checkout")
    #expect(checkout.status == 200)
    #expect(checkout.price("prices", "withoutTax") == "33.98")
    #expect(checkout.price("prices", "tax") == "6.8")
    let item = client.get(cart)["items"].array?.first.map(\.text) ?? ""
    let prices = client.get(cart + "/item/\(item)")["prices"].array
    #expect(prices?.map { $0["label"] } == ["TOTAL"])
    #expect(prices?.first?["price"]?["value"] == number("16.99"))
  }

  @Test func requiredLiesBothWays() throws {
    let client = APIClient()
    let cart = client.serverCart()
    let item = client.get(cart)["items"].array?.first.map(\.text) ?? ""
    let labels = try #require(client.get(cart + "/item/\(item)/requiredConfiguration").json.array)
    #expect(labels.first { $0["label"] == "dedicated_datacenter" }?["required"] == false)
    #expect(labels.first { $0["label"] == "region" }?["required"] == true)
    // Without a region it passes; without a place it does not.
    #expect(client.get(cart + "/checkout").status == 200)
    let place = client.get(cart + "/item/\(item)/configuration?label=dedicated_datacenter").json.array?.first
    client.call("DELETE", cart + "/item/\(item)/configuration/\((place ?? nil).text)")
    #expect(
      client.get(cart + "/checkout").message == "Custom field dedicated_datacenter is mandatory for product 24sk10")
  }

  @Test(arguments: ["usa", "apac"])
  func someRegionsAreRefused(_ region: String) {
    let client = APIClient()
    let cart = client.serverCart()
    let item = client.get(cart)["items"].array?.first.map(\.text) ?? ""
    client.post(cart + "/item/\(item)/configuration", ["label": "region", "value": .string(region)])
    #expect(client.get(cart + "/checkout").message == "Custom field region has an invalid value for product 24sk10")
  }

  @Test func aServerOutOfStockLeavesTheCartOpen() throws {
    let client = APIClient()
    let places = ["bhs", "fra", "gra", "lon", "rbx", "sbg", "waw"]
    let plans = ["24sk10", "24sk20", "24sk30", "24sk40", "24sk50"]
    let outOfStock = plans.flatMap { plan in places.map { (plan, $0) } }.first { plan, place in
      client.get(client.serverCart(plan, datacenter: place) + "/checkout").message?.contains("not available") == true
    }
    let (plan, place) = try #require(outOfStock)
    let cart = client.serverCart(plan, datacenter: place)
    #expect(client.post(cart + "/checkout").message?.hasSuffix("is not available in \(place)") == true)
    #expect(client.get(cart)["readOnly"] == false)
  }

  @Test func theCatalogueHoldsWhatTheCartSells() throws {
    let client = APIClient()
    let catalogue = client.anonymous.get("/order/catalog/public/eco?ovhSubsidiary=FR")
    #expect(catalogue["catalogId"] == 8294)
    #expect(catalogue["locale"] == ["currencyCode": "EUR", "subsidiary": "FR", "taxRate": 20])
    #expect(catalogue["plans"].array?.count == 65)
    #expect(catalogue["addons"].array?.count == 278)
    let plan = try #require(catalogue["plans"].array?.first { $0["planCode"] == "24sk10" })
    let month = try #require(
      plan["pricings"]?.array?.first { $0["mode"] == "default" && $0["capacities"] == ["renew"] })
    #expect(month["price"] == 1_699_000_000)
    #expect(month["tax"] == 339_800_000)
    #expect(month["interval"] == 1)
    let products = Set((catalogue["products"].array ?? []).compactMap { $0["name"]?.string })
    for plan in (catalogue["plans"].array ?? []) + (catalogue["addons"].array ?? []) {
      #expect(products.contains(plan["product"]?.string ?? ""))
    }
  }

  @Test func theDomainCatalogueHoldsEverySuffix() {
    let client = APIClient()
    let catalogue = client.anonymous.get("/order/catalog/public/domain?ovhSubsidiary=FR")
    #expect(catalogue["plans"].array?.count == 905)
    let plan = catalogue["plans"].array?.first { $0["planCode"] == "fr" }
    let prices = plan?["pricings"]?.array?.map { $0["price"] ?? nil }
    #expect(prices == [559_000_000, 779_000_000, 99_999_900_000_000, 459_000_000, 779_000_000])
  }
}
