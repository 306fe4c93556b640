import OVHClient
import Testing

@testable import OVHSimulator

/// What a client must survive of orders, and of the carts they come from: continues ``QuirkTests``.
@Suite struct OrderQuirkTests {
  let client = APIClient()

  @Test func theStatusMovesWithTime() {
    let id = client.order("free-a.fr", pays: true)
    var seen: [String] = []
    for _ in 0..<4 {
      seen.append(client.get("/me/order/\(id)/status").json.string ?? "")
      client.clock.advance(1)
    }
    #expect(seen == ["checking", "delivering", "delivering", "delivered"])
    let steps = client.get("/me/order/\(id)/followUp").json.array ?? []
    #expect(steps.map { $0["step"] } == ["VALIDATING", "VALIDATED", "DELIVERING", "AVAILABLE"])
    #expect(steps.map { $0["status"] } == ["DONE", "DONE", "DONE", "DONE"])
  }

  @Test func linesHavePlaceholdersUntilTheServiceHasItsName() {
    let id = client.order("free-names.fr", pays: true)
    let names = {
      client.get("/me/order/\(id)/details").json.array?
        .map { client.get("/me/order/\(id)/details/\($0.text)")["domain"].string ?? "" } ?? []
    }
    // Several lines for one name, the zone's below the name's.
    #expect(Set(names()) == ["*001", "*001.001"])
    #expect(names().count == 7)
    client.clock.advance(5)
    #expect(names().contains("free-names.fr"))
    #expect(!names().contains { $0.hasPrefix("*0") })
  }

  @Test func linesAreToldApartByTheirPlan() {
    let cart = client.serverCart()
    let order = client.post(cart + "/checkout", ["autoPayWithPreferredPaymentMethod": true])
    let path = "/me/order/\(order["orderId"].text)/details"
    let codes = (client.get(path).json.array ?? []).map {
      client.get("\(path)/\($0.text)/extension")["order"]["plan"]?["code"]?.string ?? ""
    }
    #expect(codes.count == 6)
    #expect(codes.filter { $0 == "24sk10" }.count == 3)
    #expect(Set(codes).count == 4)
  }

  @Test func theRightToWithdrawIsGivenUpOrUsedOnce() {
    let waived = client.order("free-a.fr")
    #expect(client.get("/me/order/\(waived)")["retractionDate"] == .null)
    #expect(client.post("/me/order/\(waived)/retraction", ["reason": "other"]).status == 400)
    let cart = client.serverCart()
    let kept = client.post(cart + "/checkout")["orderId"].text
    #expect(client.get("/me/order/\(kept)")["retractionDate"] == "2026-12-08T05:00:00+01:00")
    #expect(client.post("/me/order/\(kept)/retraction", ["reason": "other"]).text == "null")
    #expect(client.get("/me/order/\(kept)/status").json == "cancelling")
    client.clock.advance(10)
    #expect(client.get("/me/order/\(kept)/status").json == "cancelled")
    #expect(client.post("/me/order/\(kept)/retraction", ["reason": "other"]).status == 400)
  }

  @Test func theRightToWithdrawEndsAfterTwoWeeks() {
    let kept = client.post(client.serverCart() + "/checkout", ["autoPayWithPreferredPaymentMethod": true])["orderId"]
      .text
    client.clock.advance(14 * 86400 + 1)
    #expect(client.get("/me/order/\(kept)/status").json == "delivered")
    #expect(client.post("/me/order/\(kept)/retraction", ["reason": "other"]).status == 400)
  }

  @Test func anOrderInDeliveryDoesNotLapse() {
    let id = client.order("free-a.fr", pays: true)
    client.clock.advance(100 * 86400)
    #expect(client.get("/me/order/\(id)/status").json == "delivered")
  }

  @Test func anOrderThatLapsedCannotBePaid() {
    let id = client.order("free-a.fr")
    client.clock.advance(14 * 86400 + 1)
    let answer = client.post("/me/order/\(id)/payWithRegisteredPaymentMean", ["paymentMean": "fidelityAccount"])
    #expect(answer.status == 400)
    #expect(answer.message == "Order \(id) cannot be paid: it is cancelled")
  }

  @Test func anOrderThatIsNotThereAnswers404() {
    #expect(client.get("/me/order/1/status").message == "The requested object (orderId = 1) does not exist")
    #expect(client.get("/me/order/1/status").status == 404)
  }

  @Test func secretsStandInSeveralAnswers() throws {
    let id = client.order("free-a.fr")
    let order = client.get("/me/order/\(id)")
    let password = try #require(order["password"].string)
    #expect(order["url"].string?.contains(password) == true)
    #expect(order["pdfUrl"].string?.contains(password) == true)
  }

  @Test func extraKeysOfAConfigurationAreTolerated() {
    let item = client.add("free-a.fr", to: client.cart())
    let answer = client.post(
      item + "/configuration", ["label": "DNS", "value": "ns1.a.fr;ns2.a.fr", "cartId": "x", "itemId": 1])
    #expect(answer.status == 200)
  }

  @Test func defaultOptionsAreNotAdded() {
    let cart = client.cart()
    let body: JSONValue = ["planCode": "24sk10", "duration": "P1M", "pricingMode": "default", "quantity": 1]
    let item = client.post(cart + "/eco", body)
    #expect(item["options"] == [])
    #expect(client.get(cart)["items"].array?.count == 1)
  }

  @Test func aCartOfAnotherSubsidiaryMayBeRefused() {
    var configuration = SimulatorConfiguration()
    configuration.account.refusesOtherSubsidiaries = true
    let client = APIClient(configuration)
    let cart = client.cart("DE")
    client.add("free-a.de", to: cart)
    let answer = client.get(cart + "/checkout")
    #expect(answer.status == 403)
    #expect(answer.message == "You are not allowed to order in subsidiary DE")
  }

  @Test func everyExtensionHasAGiftWhereItsFirstYearIsCheaper() throws {
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    let lines = client.get(cart + "/summary")["details"].array ?? []
    let gift = try #require(lines.first { $0["detailType"] == "GIFT" })
    #expect(gift["totalPrice"]?["value"] == number("-2.2"))
    #expect(gift["originalTotalPrice"] == gift["totalPrice"])
    #expect(client.get(cart + "/summary").price("prices", "reduction") == "0")
  }

  @Test(arguments: [
    ("premium-a.com", "create", "create-premium"), ("taken-a.com", "transfer", "transfer-default"),
    ("market-a.com", "transfer", "transfer-aftermarket"), ("free-a.com", "create", "create-default"),
  ])
  func aNameHasTheOfferOfItsState(_ name: String, _ action: String, _ mode: String) {
    let offer = client.get(client.cart() + "/domain?domain=\(name)").json[0]
    #expect(offer?["action"]?.string == action)
    #expect(offer?["pricingMode"]?.string?.hasPrefix(mode) == true)
    #expect(offer?["orderable"] == true)
  }

  @Test func aLockedNameIsToldAndNotSold() throws {
    let cart = client.cart()
    let france = try #require(Subsidiary("FR"))
    let locked = try (0..<10_000).map { try DomainName("name\($0).com") }.first {
      DomainOffer($0, subsidiary: france, seed: 1).state == .locked
    }
    let name = try #require(locked).text
    let offer = client.get(cart + "/domain?domain=\(name)").json[0]
    #expect(offer?["isTransferLocked"] == true)
    #expect(offer?["orderable"] == false)
    #expect(client.post(cart + "/domain", ["domain": .string(name)]).message == "Domain \(name) is not orderable")
  }

  @Test func aMovedNameMayKeepItsNameServers() {
    let cart = client.cart()
    let item = client.add("taken-a.com", to: cart)
    for (label, value) in [("AUTH_INFO", "code"), ("KEEP_DNS", "true")] {
      client.post(item + "/configuration", ["label": .string(label), "value": .string(value)])
    }
    #expect(client.get(cart + "/checkout").status == 200)
  }

  @Test func aRegistryMayAskForADocumentOfItsOwn() {
    let cart = client.cart()
    let item = client.add("free-a.ac.uk", to: cart)
    #expect(client.get(cart + "/checkout").message == "Custom field DOMAIN_CONFIG is mandatory for product ac.uk")
    client.post(item + "/configuration", ["label": "DOMAIN_CONFIG", "value": #"{"registrant":"university"}"#])
    #expect(client.get(cart + "/checkout").status == 200)
  }

  @Test func aNameInBerlinNeedsAnOwnerInBerlin() {
    let cart = client.cart()
    let item = client.add("free-a.berlin", to: cart)
    let refusal = "The owner of free-a.berlin must live in Berlin: see GET /domain/configurationRule"
    #expect(client.get(cart + "/checkout").message == refusal)
    let owner = client.post(
      "/me/contact",
      [
        "address": ["city": "Berlin", "country": "DE", "line1": "1 Allee", "zip": "10115"], "email": "a@example.com",
        "firstName": "Ada", "lastName": "Muster", "language": "de_DE", "legalForm": "individual",
        "phone": "+49.300000000",
      ])
    client.post(
      item + "/configuration", ["label": "OWNER_CONTACT", "value": .string("/me/contact/\(owner["id"].text)")])
    #expect(client.get(cart + "/checkout").status == 200)
  }

  @Test func anInternationalNameHasTwoSpellings() {
    let cart = client.cart()
    let item = client.post(cart + "/domain", ["domain": "free-é.fr"])
    #expect(item["settings"]["domain"] == "xn--free--fsa.fr")
    #expect(client.get(cart + "/domain?domain=FREE-%C3%89.fr").json[0]?["orderable"] == true)
  }

  @Test func aLineTellsWhatItBecame() {
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    let order = client.post(cart + "/checkout", ["waiveRetractationPeriod": true])["orderId"].text
    let lines = client.get("/me/order/\(order)/details").json.array ?? []
    var names: [JSONValue] = []
    for line in lines {
      let path = "/me/order/\(order)/details/\(line.text)/operations"
      for operation in client.get(path).json.array ?? [] {
        names.append(client.get("\(path)/\(operation.text)").json["resource"]?["name"] ?? .null)
        #expect(client.get("\(path)/1").status == 404)
      }
    }
    #expect(!names.isEmpty)
    #expect(names.allSatisfy { $0 == "*" || $0 == "free-a.fr" })
  }

  @Test(arguments: [
    ("EXPIRED", "Coupon EXPIRED is expired"), ("USED", "Coupon USED has already been used"),
    ("NONE", "Coupon NONE is not valid"),
  ])
  func aCouponMayBeRefused(_ code: String, _ message: String) {
    let cart = client.cart()
    let answer = client.post(cart + "/coupon", ["coupon": .string(code)])
    #expect(answer.status == 400)
    #expect(answer.message == message)
    #expect(client.get(cart + "/coupon").json == [])
    #expect(client.post("/me/voucher/checkValidity", ["voucher": .string(code)])["validity"] == false)
  }

  @Test(arguments: [("WELCOME", "4.04"), ("FIVE", "0"), ("FREE", "0"), ("HOSTING20", "3.59")])
  func aCouponLowersItsLines(_ code: String, _ total: String) {
    let cart = client.cart()
    let body: JSONValue = ["planCode": "hosting-perso", "duration": "P1M", "pricingMode": "default", "quantity": 1]
    client.post(cart + "/webHosting", body)
    #expect(client.post(cart + "/coupon", ["coupon": .string(code)]).json == [.string(code)])
    let summary = client.get(cart + "/summary")
    #expect(summary.price("prices", "originalWithoutTax") == "4.49")
    #expect(summary.price("prices", "withoutTax") == total)
    #expect(client.call("DELETE", cart + "/coupon?coupon=\(code)").text == "null")
    #expect(client.get(cart + "/summary").price("prices", "withoutTax") == "4.49")
  }

  @Test func stockChangesWithTheSeed() {
    func sold(_ seed: UInt64) -> [Bool] {
      var configuration = SimulatorConfiguration()
      configuration.seed = seed
      let client = APIClient(configuration)
      return ["bhs", "fra", "lon", "rbx", "sbg", "waw"].map {
        client.get(client.serverCart("24sk20", datacenter: $0) + "/checkout").status == 200
      }
    }
    #expect(Set((1...6).map(sold)).count > 1)
    #expect(sold(3) == sold(3))
  }
}
