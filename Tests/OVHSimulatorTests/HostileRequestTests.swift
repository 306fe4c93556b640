import OVHClient
import Testing

@testable import OVHSimulator

/// Requests that nobody sends in good faith: every one gets an answer, and none breaks the simulator.
@Suite struct HostileRequestTests {
  @Test(arguments: 1...8)
  func everyRouteAnswersNonsense(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let client = APIClient()
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    let id = client.order("free-b.fr")
    let cartID = String(cart.split(separator: "/").last ?? "")
    let values = [
      "0", "-1", "9223372036854775807", "99999999999999999999", id, cartID, "%00", "%F0%9F%98%80", "a%2Fb",
      String(repeating: "x", count: 5000), "..", "'\"<>",
    ]
    let bodies = [
      "", "{}", "[]", "null", "true", "\"x\"", "-9223372036854775808", #"{"quantity":9223372036854775807}"#,
      #"{"domain":"free-x.fr","duration":"P1Y","planCode":"fr","pricingMode":"create-default","quantity":-5}"#,
      #"{"planCode":"24sk10","duration":"P1M","pricingMode":"default","quantity":9223372036854775807,"itemId":-1}"#,
      #"{"label":"","value":""}"#, #"{"ovhSubsidiary":"FR","expire":"9999-12-31"}"#,
      #"{"paymentMean":"fidelityAccount","paymentMethod":{"id":1},"reason":"other"}"#,
    ]
    for fields in TableReader.lines(of: RouteData.text) {
      let path = fields[1].split(separator: "/").map { segment in
        segment.hasPrefix("{") ? values.randomElement(using: &generator) ?? "0" : String(segment)
      }
      let query = ["", "?domain=free-x.fr", "?ovhSubsidiary=FR", "?planCode=24sk10&label=x", "?%zz", "?a=b&a=c"]
      // Whole catalogues have tests of their own and are long to write; a logout would end the rest.
      guard !fields[1].hasPrefix("/order/catalog"), fields[1] != "/auth/logout" else { continue }
      let answer = client.send(
        String(fields[0]), "/" + path.joined(separator: "/") + (query.randomElement(using: &generator) ?? ""),
        Array((bodies.randomElement(using: &generator) ?? "").utf8))
      #expect([200, 400, 401, 403, 404, 503].contains(answer.status), "\(fields[0]) \(path)")
    }
    // The cart and the order of before are what they were, unless a call of the list changed them by right.
    #expect(client.get("/auth/time").status == 200)
    #expect(client.get("/me/order/\(id)").status == 200)
  }

  @Test(arguments: [Int64.max, 10_001, 0, -1, .min])
  func quantitiesBeyondReasonAreRefused(_ quantity: Int64) {
    let client = APIClient()
    let answer = client.post(
      client.cart() + "/webHosting",
      [
        "planCode": "hosting-perso", "duration": "P1M", "pricingMode": "default", "quantity": .integer(quantity),
      ])
    #expect(answer.status == 400)
  }

  @Test func aFullCartSaysSo() {
    let client = APIClient()
    let cart = client.cart()
    let body: JSONValue = ["planCode": "zone", "duration": "P1Y", "pricingMode": "default", "quantity": 1]
    for _ in 0..<SimulatorState.maximumItems { client.post(cart + "/dns", body) }
    #expect(client.post(cart + "/dns", body).message == "This cart is full")
  }
}
