import OVHClient
import PanierTesting
import Testing

@testable import OVHSimulator

/// Answers of the real API: the same request gets the same status, fields and types, and the same lines and totals
/// where it was made at prices that are known.
@Suite struct SampleTests {
  private let client = APIClient()

  @Test func everyFileIsCovered() {
    let names = SharedFolder.names(in: "data/order-samples")
    guard !names.isEmpty else { return print("../shared is not here: recorded answers cannot be compared") }
    #expect(names == Sample.allCases.map { $0.rawValue + ".json" }.sorted())
  }

  @Test(arguments: Sample.allCases)
  func isReproduced(_ sample: Sample) throws {
    guard let bytes = SharedFolder.bytes("data/order-samples/\(sample.rawValue).json") else { return }
    let file = try JSONValue(parsing: bytes)
    let answer = try #require(file["response"])
    #expect(file["status"] == (sample == .refusedRules ? 400 : 200))
    switch sample {
    case .catalogDomain: try catalogDomain(answer)
    case .catalogServer: try catalogServer(answer)
    case .catalogPromotion: try catalogPromotion(answer)
    case .cart: cart(answer)
    case .offer: try offer(answer)
    case .oldOffer: try oldOffer(answer)
    case .item: try item(answer)
    case .summary: try summary(of: "testdomainorder.com", create: 749, renew: 999, answer)
    case .oldSummary: try summary(of: "foo.fr", create: 499, renew: 699, answer)
    case .requirements: try requirements(answer)
    case .configuration: configuration(answer)
    case .paymentMeans: paymentMeans(answer)
    case .status: #expect(client.get("/me/order/\(client.order("free-a.fr"))/status").json == answer)
    case .refusedRules: refusedRules(answer)
    case .rulesOfBerlin: rules("create", "foo.berlin", answer)
    case .rulesToCreate: rules("create", "foo.com", answer)
    case .rulesToTrade: rules("trade", "foo.com", answer)
    case .rulesToTransfer: rules("transfer", "foo.com", answer)
    case .serverOffers: try serverOffers(answer)
    case .serverItem: serverItem(answer)
    case .serverRequirements: try serverRequirements(answer)
    case .serverQuote: try serverQuote(answer)
    case .serverOrder: serverOrder(answer)
    case .billedOrder: try billedOrder(answer)
    case .failedTask: failedTask(answer)
    case .migration, .freeOrder: try otherOrder(answer)
    }
  }

  private func differences(_ value: JSONValue?, _ sample: JSONValue, except skipped: Set<String> = []) -> [String] {
    SampleComparison.differences(value, sample, except: skipped)
  }

  private func france() throws -> Subsidiary { try #require(Subsidiary("FR")) }

  // MARK: Catalogues

  /// Modes and phases are those of the fragment; of its prices, which are newer, the renewal is the same.
  private func catalogDomain(_ sample: JSONValue) throws {
    let catalogue = client.get("/order/catalog/public/domain?ovhSubsidiary=IE")
    #expect(differences(catalogue["locale"], sample["locale"] ?? nil) == [])
    for plan in sample["plans"]?.array ?? [] {
      let ours = try #require(catalogue["plans"].array?.first { $0["planCode"] == plan["planCode"] })
      for pricing in plan["pricings"]?.array ?? [] {
        let same = try #require(
          ours["pricings"]?.array?.first { $0["mode"] == pricing["mode"] && $0["phase"] == pricing["phase"] })
        if pricing["phase"] == 1 || pricing["mode"] == "create-premium" { #expect(same["price"] == pricing["price"]) }
      }
    }
  }

  /// A plan made of the recorded prices is told as it was recorded.
  private func catalogServer(_ sample: JSONValue) throws {
    let recorded = try #require(sample["plans"]?[0]?["pricings"]?.array)
    for pricing in recorded {
      let isSetup = pricing["capacities"] == ["installation"]
      let ours = Pricing(
        capacity: isSetup ? .installation : .renew, mode: pricing["mode"]?.string ?? "",
        months: pricing["interval"]?.integer ?? 0, amount: Amount(ucents: pricing["price"]?.integer ?? 0),
        maximumQuantity: 10)
      // `formattedPrice` is declared nowhere and in no other recorded catalogue; texts are the simulator's own.
      #expect(
        differences(ours.catalogueJSON(try france()), pricing, except: ["formattedPrice", "description"]) == [])
    }
  }

  /// A promotion that waives the set-up leaves the first month to pay.
  private func catalogPromotion(_ sample: JSONValue) throws {
    let waiver = Promotion(name: "W", percent: 100, start: "2026-01-01T00:00:00+01:00", minimumMonths: nil)
    for pricing in sample["plans"]?[0]?["pricings"]?.array ?? [] {
      let isSetup = pricing["capacities"] == ["installation"]
      var ours = Pricing(
        capacity: isSetup ? .installation : .renew, mode: "default", months: pricing["interval"]?.integer ?? 0,
        amount: Amount(ucents: pricing["price"]?.integer ?? 0))
      if isSetup { ours.promotion = waiver }
      #expect(differences(ours.catalogueJSON(try france()), pricing, except: ["name"]) == [])
      let line = OrderLine(
        description: "", type: "DURATION", domain: "*001", unitPrice: ours.amount,
        reductions: ours.promotion.map { [$0.reduction(of: ours.amount)] } ?? [])
      #expect(line.total.text == (isSetup ? "0.00" : "56.99"))
    }
  }

  // MARK: Domains

  private func product(_ domain: String, create: Int64, renew: Int64) throws -> DomainProduct {
    let prices = DomainPrices(create: Amount(cents: create), renew: Amount(cents: renew), transfer: .zero)
    let offer = DomainOffer(try DomainName(domain), subsidiary: try france(), seed: 1, state: .free, prices: prices)
    let item = CartItem(
      id: 109_074_889, product: "domain", planCode: offer.name.suffix, pricingMode: "create-default", duration: "P1Y",
      quantity: 1, domain: domain)
    return DomainProduct(item, offer: offer, years: 1)
  }

  private func cart(_ sample: JSONValue) {
    let answer = client.post("/order/cart", ["ovhSubsidiary": "FR", "description": ""])
    #expect(differences(answer.json, sample, except: ["cartId", "expire"]) == [])
  }

  private func offer(_ sample: JSONValue) throws {
    let offer = try product("foo.fr", create: 499, renew: 699).offer.json
    // The sample still shows the mode's older name.
    #expect(differences([offer], sample, except: ["pricingMode"]) == [])
  }

  /// The labels add up as they did; the discount has lost its sign since, and a name may be had for more years.
  private func oldOffer(_ sample: JSONValue) throws {
    let offer = try product("merrychristmas.ovh", create: 99, renew: 299).offer.json
    let prices = { (offer: JSONValue?) in
      Dictionary(
        uniqueKeysWithValues: (offer?["prices"]?.array ?? []).map {
          ($0["label"]?.string ?? "", abs($0["price"]?["value"]?.number?.ucents ?? .max))
        })
    }
    #expect(prices(offer) == prices(sample[0]))
    #expect(SampleComparison.shapeDifferences([offer], sample) == [])
  }

  private func item(_ sample: JSONValue) throws {
    let item = client.post(client.cart() + "/domain", ["domain": "foo.fr", "planCode": "fr"])
    #expect(differences(item.json, sample, except: ["cartId", "configurations", "itemId", "prices", "domain"]) == [])
    let prices = try product("foo.fr", create: 499, renew: 699).prices
    let told = sample["prices"]?.array?.map {
      "\($0["label"]?.string ?? "") \($0["price"]?["value"]?.text ?? "")"
    }
    #expect(prices.map { "\($0.label) \($0.amount.number.text)" } == told)
  }

  private func summary(of domain: String, create: Int64, renew: Int64, _ sample: JSONValue) throws {
    let lines = try product(domain, create: create, renew: renew).lines(placeholder: "*001")
    let france = try france()
    let summary: JSONValue = [
      "contracts": [], "details": .array(lines.map { $0.json(france) }), "orderId": nil,
      "prices": OrderTotals(lines, taxPercent: 20).json(france), "url": nil,
    ]
    #expect(differences(summary, sample) == [])
  }

  private func requirements(_ sample: JSONValue) throws {
    let requirements = try product("foo.fr", create: 499, renew: 699).requirements
    #expect(differences(.array(requirements.map(\.json)), sample) == [])
  }

  private func configuration(_ sample: JSONValue) {
    let item = client.add("free-a.fr", to: client.cart())
    let answer = client.post(
      item + "/configuration", ["label": "OWNER_CONTACT", "value": "/me/contact/13189481"])
    #expect(differences(answer.json, sample, except: ["id"]) == [])
  }

  private func paymentMeans(_ sample: JSONValue) {
    let means = client.get("/me/order/\(client.order("free-a.fr"))/availableRegisteredPaymentMean").json
    #expect(SampleComparison.shapeDifferences(means, sample) == [])
  }

  private func refusedRules(_ sample: JSONValue) {
    let answer = client.post("/domain/configurationRule/check?action=create&domain=foo.com", ["owner": [:]])
    #expect(answer.status == 400)
    #expect(differences(answer.json, sample, except: ["_date", "_id"]) == [])
    #expect(answer["details"].object?.names == sample["details"]?.object?.names)
  }

  private func rules(_ action: String, _ domain: String, _ sample: JSONValue) {
    let answer = client.get("/domain/configurationRule?action=\(action)&domain=\(domain)")
    #expect(answer.status == 200)
    #expect(SampleComparison.outline(answer.json) == SampleComparison.outline(sample))
  }

  // MARK: Servers

  /// Set-up and period of each mode, in any order.
  private func serverOffers(_ sample: JSONValue) throws {
    let sold = client.get(client.cart() + "/eco?planCode=24sk10").json
    #expect(SampleComparison.shapeDifferences(sold, sample) == [])
    let plan = Plan(
      code: "24adv01-v3", product: "24adv01", name: "ADVANCE-1 | AMD EPYC 4244P",
      pricings: [("default", 1), ("upfront12", 12), ("upfront24", 24)].flatMap { mode, months -> [Pricing] in
        [
          Pricing(capacity: .installation, mode: mode, months: 0, amount: .zero),
          Pricing(capacity: .renew, mode: mode, months: Int64(months), amount: .zero),
        ]
      })
    let ours = PlanShelf(subsidiary: try france(), product: "eco").json(plan)
    #expect(differences([ours], sample) == [])
  }

  private func serverItem(_ sample: JSONValue) {
    let body: JSONValue = ["planCode": "24sk10", "duration": "P1M", "pricingMode": "default", "quantity": 1]
    let answer = client.post(client.cart() + "/eco", body)
    #expect(answer.status == 200)
    #expect(SampleComparison.shapeDifferences(answer.json, sample) == [])
  }

  /// Every label that a server of ours has in common with the recorded one is told as that one was.
  private func serverRequirements(_ sample: JSONValue) throws {
    let plan = try #require(EcoPlans.plan("24rise01", subsidiary: try france()))
    let recorded = sample.array ?? []
    let shared = plan.requirements.filter { ours in recorded.contains { $0["label"]?.string == ours.label } }
    #expect(shared.count >= 6)
    for requirement in shared {
      let same = try #require(recorded.first { $0["label"]?.string == requirement.label })
      #expect(differences(requirement.json, same) == [])
    }
  }

  /// The recorded lines add up to the recorded totals as ours do, and ours have their order and words.
  private func serverQuote(_ sample: JSONValue) throws {
    let recorded = sample["details"]?.array ?? []
    let lines = recorded.map { line in
      OrderLine(
        description: line["description"]?.string ?? "", type: line["detailType"]?.string ?? "", domain: "*001",
        unitPrice: Amount(ucents: line["totalPrice"]?["value"]?.number?.ucents ?? 0))
    }
    let france = try france()
    #expect(differences(OrderTotals(lines, taxPercent: 0).json(france), sample["prices"] ?? nil) == [])
    #expect(differences(.array(lines.map { $0.json(france) }), .array(recorded)) == [])
    let quote = client.get(client.serverCart() + "/checkout")
    #expect(SampleComparison.shapeDifferences(quote.json, sample) == [])
    let details = quote["details"].array ?? []
    #expect(
      details.map { $0["detailType"] }
        == ["INSTALLATION", "DURATION", "INSTALLATION", "DURATION", "DURATION", "DURATION"])
    let name = "KS-1 | Intel Xeon-D 1520 location - centre de données gra - "
    #expect(details.prefix(2).map { $0["description"]?.string } == [name, name + "1 mois"])
  }

  private func serverOrder(_ sample: JSONValue) {
    let answer = client.post(client.serverCart() + "/checkout", ["autoPayWithPreferredPaymentMethod": true])
    #expect(answer.status == 200)
    #expect(SampleComparison.shapeDifferences(answer.json, sample) == [])
  }

  // MARK: Orders

  private func billedOrder(_ sample: JSONValue) throws {
    let line = OrderLine(description: "", type: "DURATION", domain: "*001", unitPrice: Amount(cents: 158_388))
    let totals = OrderTotals([line], taxPercent: 20)
    let france = try france()
    #expect(differences(france.price(totals.withoutTax), sample["priceWithoutTax"] ?? nil) == [])
    #expect(differences(france.price(totals.tax), sample["tax"] ?? nil) == [])
    #expect(differences(france.price(totals.withTax), sample["priceWithTax"] ?? nil) == [])
    let order = client.get("/me/order/\(client.order("free-a.fr"))").json
    #expect(SampleComparison.shapeDifferences(order, sample) == [])
  }

  /// The fields of a task; none fails here, so that its state is another.
  private func failedTask(_ sample: JSONValue) {
    _ = client.order("free-task.fr", pays: true)
    client.clock.advance(10)
    let id = client.get("/me/task/domain").json[0]?.text ?? ""
    let task = client.get("/me/task/domain/\(id)").json
    #expect(SampleComparison.shapeDifferences(task, sample) == [])
    #expect(task["function"] == sample["function"])
  }

  /// Orders of routes that the simulator does not serve: the same relations, lines and fields hold.
  private func otherOrder(_ sample: JSONValue) throws {
    let recorded = sample["details"]?.array ?? []
    let lines = recorded.map { line in
      OrderLine(
        description: line["description"]?.string ?? "", type: line["detailType"]?.string ?? "",
        domain: line["domain"]?.string ?? "", quantity: line["quantity"]?.integer ?? 0,
        unitPrice: Amount(ucents: line["unitPrice"]?["value"]?.number?.ucents ?? 0))
    }
    let france = try france()
    #expect(differences(.array(lines.map { $0.json(france) }), .array(recorded)) == [])
    #expect(differences(OrderTotals(lines, taxPercent: 0).json(france), sample["prices"] ?? nil) == [])
    let contract = Contract(name: "", url: "", content: "")
    #expect(SampleComparison.shapeDifferences(contract.json, sample["contracts"]?[0] ?? nil) == [])
  }
}
