import OVHClient
import Testing

@testable import OVHSimulator

/// One test for each thing that a client of the API must survive.
@Suite struct QuirkTests {
  let client = APIClient()

  private var waived: JSONValue { ["waiveRetractationPeriod": true] }

  @Test func cartIsACapabilityAlsoAfterAssign() {
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    for path in ["", "/item", "/summary", "/coupon"] { #expect(client.anonymous.get(cart + path).status == 200) }
  }

  @Test func assigningTwiceIsAnError() {
    let cart = client.cart()
    let answer = client.post(cart + "/assign")
    #expect(answer.status == 400)
    #expect(answer.message == "This cart is already assigned")
  }

  @Test func assignMayComeBeforeOrAfterTheItems() {
    let cart = client.cart(assigned: false)
    client.add("free-a.fr", to: cart)
    #expect(client.get(cart + "/checkout").message == "This cart hasn't been assigned yet")
    #expect(client.post(cart + "/assign").text == "null")
    #expect(client.get(cart + "/checkout").status == 200)
  }

  @Test func anExpiredCartSaysSo() {
    let cart = client.cart()
    client.clock.advance(86401)
    #expect(client.get(cart).message == "Cart expired")
    #expect(client.get("/order/cart").json == [])
  }

  @Test func aBadCartIDSaysSo() {
    #expect(client.get("/order/cart/nonsense").message == "invalid cartId")
    #expect(client.get("/order/cart/c5f4b7a1-0000-4000-8000-000000000001").status == 404)
  }

  @Test(arguments: ["fr", "XX", ""])
  func aBadSubsidiaryIsMisspelt(_ code: String) {
    let answer = client.post("/order/cart", ["ovhSubsidiary": .string(code)])
    #expect(answer.message == "Parameter ovhSubsidiary isn't formated correctly")
  }

  @Test(arguments: [
    "/order/catalog/public/dns?ovhSubsidiary=EU", "/order/catalog/public/eco?ovhSubsidiary=EU",
    "/domain/extensions/pricingAttributes?ovhSubsidiary=EU",
  ])
  func theSubsidiaryEUIsDescribedAndNotSoldTo(_ route: String) {
    let message = "invalid ovhSubsidiary"
    #expect(client.post("/order/cart", ["ovhSubsidiary": "EU"]).message == message)
    #expect(client.get(route).message == message)
  }

  @Test func smallSubsidiariesGetTheCatalogueOfAnother() {
    let answer = client.get("/order/catalog/public/dns?ovhSubsidiary=FI")
    #expect(answer["locale"] == ["currencyCode": "EUR", "subsidiary": "IE", "taxRate": 23])
  }

  @Test func aCheckedOutCartIsReadOnly() throws {
    let cart = client.cart()
    let item = client.add("free-a.fr", to: cart)
    #expect(client.post(cart + "/checkout", waived).status == 200)
    #expect(client.get(cart)["readOnly"] == true)
    #expect(client.get(cart + "/summary").status == 200)
    #expect(client.call("DELETE", cart).status == 404)
    #expect(client.post(cart + "/checkout", waived).status == 400)
    #expect(client.post(cart + "/domain", ["domain": "free-b.fr"]).status == 400)
    #expect(client.call("DELETE", item).status == 400)
    #expect(client.call("PUT", cart, ["description": "new"]).status == 400)
    #expect(client.get("/me/order").json.array?.count == 1)
  }

  @Test func theDomainRouteNeedsAuthentication() {
    let answer = client.anonymous.get(client.cart() + "/domain?domain=free-a.fr")
    #expect(answer.status == 401)
    #expect(answer.message == "You must login first")
  }

  @Test func theDomainRouteAnswersAListOfOne() {
    #expect(client.get(client.cart() + "/domain?domain=free-a.fr").json.array?.count == 1)
  }

  @Test func aTakenNameIsAnOfferAndNoError() {
    let answer = client.get(client.cart() + "/domain?domain=taken-a.com")
    #expect(answer.status == 200)
    #expect(answer.json.array?.first?["action"] == "transfer")
  }

  @Test func offerIdIsStillAcceptedAndAnsweredAsNull() {
    let answer = client.post(client.cart() + "/domain", ["domain": "free-a.fr", "offerId": "fr-create"])
    #expect(answer.status == 200)
    #expect(answer["offerId"] == .null)
  }

  @Test func theItemHasAnotherProductIDAndHasConfigurationsAlready() {
    let answer = client.post(client.cart() + "/domain", ["domain": "free-a.fr"])
    #expect(answer["productId"] == "domainblog")
    #expect(answer["configurations"].array?.count == 1)
  }

  @Test(arguments: ["P13M", "P11Y", "PT18.179651S", "soon", ""])
  func aWrongDurationIsAnsweredAsIfTheServiceWereDown(_ duration: String) {
    let answer = client.post(client.cart() + "/domain", ["domain": "free-a.fr", "duration": .string(duration)])
    #expect(answer.message == "Service is temporarily unavailable")
  }

  @Test func twelveMonthsMayBeWrittenBothWays() {
    for duration in ["P1Y", "P12M"] {
      let answer = client.post(
        client.cart() + "/vps",
        ["planCode": "vps-2025-model1", "duration": .string(duration), "pricingMode": "upfront12", "quantity": 1])
      #expect(answer["duration"] == "P1Y")
    }
  }

  @Test func anUnknownPlanSaysSo() {
    let answer = client.post(
      client.cart() + "/eco", ["planCode": "24none", "duration": "P1M", "pricingMode": "default", "quantity": 1])
    #expect(answer.status == 400)
    #expect(answer.message == "Plan code not found: 24none in eco")
  }

  @Test func aModeThePlanIsNotSoldWithSaysSo() {
    let answer = client.post(
      client.cart() + "/eco", ["planCode": "24sk10", "duration": "P1M", "pricingMode": "upfront99", "quantity": 1])
    #expect(answer.message == "invalid pricing mode")
  }

  @Test func ecoTakesAPlanCodeAsFilter() {
    let answer = client.get(client.cart() + "/eco?planCode=24sk10")
    #expect(answer.json.array?.map { $0["planCode"] } == ["24sk10"])
  }

  @Test func configurationAppendsAndJudgesNothing() {
    let item = client.add("free-a.fr", to: client.cart())
    #expect(client.post(item + "/configuration", ["label": "NONSENSE", "value": "x"]).status == 200)
    #expect(client.post(item + "/configuration", ["label": "OWNER_CONTACT", "value": "x"]).status == 200)
  }

  @Test func aSecondValueOfALabelIsRefusedAtCheckout() {
    let cart = client.cart()
    let item = client.add("free-a.fr", to: cart)
    let second = client.post(item + "/configuration", ["label": "OWNER_LEGAL_AGE", "value": "true"])
    let answer = client.get(cart + "/checkout")
    #expect(answer.status == 400)
    #expect(
      answer.text
        == #"{"class":"Client::BadRequest","message":"Custom field OWNER_LEGAL_AGE is duplicated for product fr"}"#)
    client.call("DELETE", item + "/configuration/\(second["id"].text)")
    #expect(client.get(cart + "/checkout").status == 200)
  }

  @Test func missingLabelsAreNamedOneALine() {
    let cart = client.cart()
    client.post(
      cart + "/vps", ["planCode": "vps-2025-model1", "duration": "P1M", "pricingMode": "default", "quantity": 1])
    #expect(
      client.get(cart + "/checkout").message
        == """
        Custom field vps_datacenter is mandatory for product vps-2025-model1
        Custom field vps_os is mandatory for product vps-2025-model1
        """)
  }

  @Test func aBooleanIsAcceptedAsAValue() {
    let item = client.add("free-a.fr", to: client.cart())
    #expect(client.post(item + "/configuration", ["label": "X", "value": true])["value"] == "true")
  }

  @Test func aTransferNeedsItsCode() {
    let cart = client.cart()
    let item = client.add("taken-a.com", to: cart)
    #expect(client.get(cart + "/checkout").message == "Custom field AUTH_INFO is mandatory for product com")
    client.post(item + "/configuration", ["label": "AUTH_INFO", "value": "secret"])
    #expect(client.get(cart + "/checkout").status == 200)
  }

  @Test(arguments: [
    ("claims-a.com", "CLAIMS_NOTICE"), ("protected-a.com", "PROTECTED_CODE"), ("reason-a.fr", "REASON"),
    ("free-a.law", "ACCEPT_CONDITIONS"),
  ])
  func someNamesNeedMore(_ domain: String, _ label: String) {
    var configuration = SimulatorConfiguration()
    configuration.seed = 2
    let client = APIClient(configuration)
    let cart = client.cart()
    let item = client.add(domain, to: cart)
    let labels = client.get(item + "/requiredConfiguration").json.array?.compactMap { $0["label"]?.string }
    #expect(labels?.contains(label) == true)
    #expect(client.get(cart + "/checkout").message?.contains("Custom field \(label) is mandatory") == true)
  }

  @Test func aZoneIsJudgedAtCheckout() {
    for (zone, message) in [
      ("nonsense", "Invalid zone provided"), ("taken-a.fr", "This zone (taken-a.fr) already exists"),
    ] {
      let cart = client.cart()
      let item = client.post(
        cart + "/dns", ["planCode": "zone", "duration": "P1Y", "pricingMode": "default", "quantity": 1])
      let path = cart + "/item/\(item["itemId"].text)/configuration"
      client.post(path, ["label": "zone", "value": .string(zone)])
      client.post(path, ["label": "template", "value": "minimized"])
      #expect(client.get(cart + "/checkout").message == message)
    }
  }

  @Test func theItemIgnoresThePromotionAndTheSummaryDoesNot() {
    let cart = client.cart()
    let item = client.add("free-a.com", to: cart)
    let total = client.get(item)["prices"].array?.first { $0["label"] == "TOTAL" }
    #expect(total?["price"]?["value"] == number("13.49"))
    let summary = client.get(cart + "/summary")
    #expect(summary.price("prices", "withoutTax") == "10.29")
    #expect(summary.price("prices", "reduction") == "0")
    let gift = summary["details"].array?.first { $0["detailType"] == "GIFT" }
    #expect(gift?["totalPrice"]?["value"] == number("-3.2"))
  }

  @Test func taxFollowsTheAssignedAccount() {
    var configuration = SimulatorConfiguration()
    configuration.account.taxPercent = 27
    let client = APIClient(configuration)
    let cart = client.cart("IE", assigned: false)
    client.add("free-a.hamburg", to: cart)
    #expect(client.get(cart + "/summary").price("prices", "tax") == "11.96")
    client.post(cart + "/assign")
    #expect(client.get(cart + "/summary").price("prices", "tax") == "14.04")
  }

  @Test func ucentsAreMissingInOrderLinesAndPresentInItems() {
    let cart = client.cart()
    let item = client.add("free-a.fr", to: cart)
    #expect(client.get(item)["prices"].array?.first?["price"]?["priceInUcents"] == 779_000_000)
    #expect(client.get(cart + "/summary")["details"].array?.first?["totalPrice"]?["priceInUcents"] == nil)
  }

  @Test func textDiffersBySubsidiary() {
    for (code, text) in [("FR", "5.59 €"), ("IE", "€ 5.59"), ("GB", "£4.99"), ("US", "$8.49")] {
      let cart = client.cart(code)
      client.add("free-a.fr", to: cart)
      #expect(client.get(cart + "/summary")["prices"]["withoutTax"]?["text"] == .string(text))
    }
  }

  @Test func quantityIsANumberInCartLinesAndTextInOrderLines() throws {
    let id = client.order("free-a.fr")
    let detail = try #require(client.get("/me/order/\(id)/details").json.array?.first)
    #expect(client.get("/me/order/\(id)/details/\(detail.text)")["quantity"] == "1")
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    #expect(client.get(cart + "/summary")["details"].array?.first?["quantity"] == 1)
  }

  @Test func cartItemIDIsNullForDomainsAndFilledForServers() {
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    #expect(client.get(cart + "/summary")["details"].array?.first?["cartItemID"] == .null)
    let other = client.cart()
    let item = client.post(
      other + "/eco", ["planCode": "24sk10", "duration": "P1M", "pricingMode": "default", "quantity": 1])
    #expect(client.get(other + "/summary")["details"].array?.first?["cartItemID"] == item["itemId"])
  }

  @Test func anAccountMayBeForbiddenToOrder() {
    var configuration = SimulatorConfiguration()
    configuration.account.isAllowedToOrder = false
    let client = APIClient(configuration)
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    let answer = client.post(cart + "/checkout", waived)
    #expect(answer.status == 403)
    #expect(answer.text == #"{"class":"Client::Forbidden","message":"You are not allowed"}"#)
  }

  @Test func anycastTogetherWithDNSSECTimesOut() {
    let cart = client.cart()
    let item = client.add("free-a.fr", to: cart)
    let id = client.get(item)["itemId"]
    for plan in ["anycast", "dnssec"] {
      let answer = client.post(
        cart + "/domain/options",
        ["itemId": id, "planCode": .string(plan), "duration": "P1Y", "pricingMode": "default", "quantity": 1])
      #expect(answer.status == 200)
    }
    #expect(client.get(cart + "/checkout").message == "Check timeout. Please retry later")
  }

  @Test func autoPayNeedsAPaymentMethodThatIsValid() {
    for (hasMethod, status, message) in [
      (false, "VALID", "You do not have preferred payment method"),
      (true, "EXPIRED", "Your preferred payment method is not valid"),
    ] {
      var configuration = SimulatorConfiguration()
      configuration.account.hasDefaultPaymentMethod = hasMethod
      configuration.account.paymentMethodStatus = status
      let client = APIClient(configuration)
      let cart = client.cart()
      client.add("free-a.fr", to: cart)
      let body: JSONValue = ["waiveRetractationPeriod": true, "autoPayWithPreferredPaymentMethod": true]
      let answer = client.post(cart + "/checkout", body)
      #expect(answer.status == 400)
      #expect(answer.message == message)
      #expect(client.get(cart)["readOnly"] == false)
      #expect(client.get("/me/order").json == [])
    }
  }

  @Test func anEmptyCheckoutBodyMeansNeitherFlag() {
    let cart = client.cart()
    let item = client.post(
      cart + "/webHosting",
      ["planCode": "hosting-perso", "duration": "P1M", "pricingMode": "default", "quantity": 1])
    #expect(item.status == 200)
    let order = client.post(cart + "/checkout")
    #expect(order.status == 200)
    let id = order["orderId"].text
    #expect(client.get("/me/order/\(id)/status").json == "notPaid")
    #expect(client.get("/me/order/\(id)")["retractionDate"] != .null)
  }

  @Test func aDomainNeedsTheWaiver() {
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    let answer = client.post(cart + "/checkout", ["waiveRetractationPeriod": false])
    #expect(answer.status == 400)
    #expect(
      answer.message
        == "You must waive your retractation period (waiveRetractationPeriod) to order a domain name")
    #expect(client.post(cart + "/checkout", waived).status == 200)
  }

  @Test func aZeroTotalStillNeedsAPayment() {
    let cart = client.cart()
    let item = client.post(
      cart + "/dns", ["planCode": "zone", "duration": "P1Y", "pricingMode": "default", "quantity": 1])
    let path = cart + "/item/\(item["itemId"].text)/configuration"
    client.post(path, ["label": "zone", "value": "free-a.fr"])
    client.post(path, ["label": "template", "value": "basic"])
    let order = client.post(cart + "/checkout")
    #expect(order.price("prices", "withTax") == "0")
    let id = order["orderId"].text
    #expect(client.get("/me/order/\(id)/status").json == "notPaid")
    #expect(
      client.post("/me/order/\(id)/payWithRegisteredPaymentMean", ["paymentMean": "fidelityAccount"]).status == 200)
    #expect(client.get("/me/order/\(id)/status").json == "checking")
  }

  @Test func anOrderThatCannotBePaidAWayRemainsUnpaid() {
    let id = client.order("free-a.fr")
    let answer = client.post(
      "/me/order/\(id)/payWithRegisteredPaymentMean", ["paymentMean": "bankAccount", "paymentMeanId": 1])
    #expect(answer.status == 403)
    #expect(answer.message == "This order can't be paid with 'bankAccount'")
    #expect(client.get("/me/order/\(id)/status").json == "notPaid")
  }

  @Test func unpaidOrdersLapse() {
    let id = client.order("free-a.fr")
    client.clock.advance(14 * 86400 + 1)
    #expect(client.get("/me/order/\(id)/status").json == "cancelled")
  }

  @Test func newAccountsMayBeReviewed() {
    var configuration = SimulatorConfiguration()
    configuration.account.isUnderReview = true
    let client = APIClient(configuration)
    let id = client.order("free-a.fr", pays: true)
    client.clock.advance(1000)
    #expect(client.get("/me/order/\(id)/status").json == "documentsRequested")
  }

  @Test func aShareOfOrdersIsHeldForDocuments() {
    func held(_ percent: Int, seed: UInt64) -> [Bool] {
      var configuration = SimulatorConfiguration()
      configuration.documentsPercent = percent
      configuration.seed = seed
      let client = APIClient(configuration)
      let orders = (1...40).map { client.order("free-\($0).fr", pays: true) }
      client.clock.advance(1000)
      return orders.map { client.get("/me/order/\($0)/status").json == "documentsRequested" }
    }
    let quarter = held(25, seed: 1)
    #expect((4...16).contains(quarter.filter(\.self).count))
    #expect(held(25, seed: 1) == quarter)
    #expect(held(25, seed: 2) != quarter)
    #expect(!held(0, seed: 1).contains(true) && !held(100, seed: 1).contains(false))
  }

  @Test func detailsMayBeEmptyJustAfterCheckout() {
    var configuration = SimulatorConfiguration()
    configuration.orderStages.detailsAppear = 5
    let client = APIClient(configuration)
    let id = client.order("free-a.fr")
    #expect(client.get("/me/order/\(id)/details").json == [])
    client.clock.advance(5)
    #expect(client.get("/me/order/\(id)/details").json.array?.isEmpty == false)
  }

  @Test func identifiersExceed32Bits() throws {
    let cart = client.cart()
    let item = client.post(cart + "/domain", ["domain": "free-a.fr"])
    #expect(try #require(item["itemId"].integer) > Int64(UInt32.max))
    #expect(try #require(Int64(client.order("free-b.fr"))) > Int64(UInt32.max))
  }

  @Test func datesCarryAnOffset() {
    #expect(client.get(client.cart())["expire"] == "2026-11-25T04:00:00+00:00")
    #expect(client.get("/me/order/\(client.order("free-a.fr"))")["date"] == "2026-11-24T05:00:00+01:00")
  }

  @Test func everyAnswerNamesItsQuery() {
    let names = ["/auth/time", "/nothing", "/order/cart"].map { path in
      client.get(path).response.headers.first { $0.name == "X-Ovh-QueryID" }?.value ?? ""
    }
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.hasPrefix("EU.sim-1.") })
  }

  @Test func errorBodiesHaveTwoShapes() {
    var stranger = client
    stranger.consumer = "unknown"
    #expect(
      stranger.get("/me").text
        == #"{"errorCode":"NOT_CREDENTIAL","httpCode":"403 Forbidden","message":"This credential does not exist"}"#)
    #expect(
      client.anonymous.get("/me").text == #"{"class":"Client::Unauthorized","message":"You must login first"}"#)
  }
}
