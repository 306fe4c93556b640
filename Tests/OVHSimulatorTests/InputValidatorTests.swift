import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct InputValidatorTests {
  let client = APIClient()

  @Test func aMissingPropertyIsNamed() {
    let cart = client.cart()
    let answer = client.post(
      cart + "/webHosting", ["planCode": "hosting-perso", "pricingMode": "default", "quantity": 1])
    #expect(answer.status == 400)
    #expect(
      answer.text
        == #"{"class":"Client::BadRequest","message":"The input provided isn't valid: 'duration' is a required property"}"#
    )
  }

  @Test(arguments: [
    (#"{"ovhSubsidiary":5}"#, "5 is not of type 'string'"),
    (#"{"ovhSubsidiary":"FR","description":["a"]}"#, #"["a"] is not of type 'string'"#),
    (#"{"ovhSubsidiary":"FR","expire":"soon"}"#, "'soon' is not a 'datetime'"),
    ("[1,2]", "[1,2] is not of type 'object'"),
    ("{}", "'ovhSubsidiary' is a required property"),
    ("", "'ovhSubsidiary' is a required property"),
  ])
  func aWrongTypeIsNamed(_ body: String, _ reason: String) {
    let answer = client.send("POST", "/order/cart", Array(body.utf8))
    #expect(answer.status == 400)
    #expect(answer.message == "The input provided isn't valid: \(reason)")
  }

  @Test func aRequiredQueryParameterIsNamed() {
    #expect(
      client.get(client.cart() + "/domain").message == "The input provided isn't valid: 'domain' is a required property"
    )
  }

  @Test func anIdentifierThatIsNoNumberIsNamed() {
    #expect(
      client.get(client.cart() + "/item/abc").message
        == "The input provided isn't valid: 'abc' is not of type 'integer'")
  }

  @Test func anEnumerationNamesWhatIsAccepted() {
    let answer = client.post(
      "/auth/credential", ["accessRules": [["method": "FETCH", "path": "/*"]]])
    #expect(
      answer.message
        == "The input provided isn't valid: 'FETCH' is not one of ['DELETE', 'GET', 'PATCH', 'POST', 'PUT']")
  }

  @Test func extraKeysAreTolerated() {
    let item = client.add("free-extra.fr", to: client.cart())
    let answer = client.post(
      item + "/configuration", ["label": "DNS", "value": "a.example;b.example", "cartId": "x", "itemId": 1])
    #expect(answer.status == 200)
  }

  @Test(arguments: ["{", "nul", #"{"a":}"#, #"{"a":1}x"#, "\u{FF}", #"{"a":"\ud8"}"#])
  func bodiesThatAreNotJSONAnswer400(_ body: String) {
    let answer = client.send("POST", "/order/cart", Array(body.utf8))
    #expect(answer.status == 400)
    #expect(answer.message == "The input that you provided isn't valid JSON or not well formatted")
  }

  @Test func aBodyNestedTooDeepAnswers400() {
    let body = String(repeating: "[", count: 100_000)
    #expect(
      client.send("POST", "/order/cart", Array(body.utf8)).message
        == "The input that you provided isn't valid JSON or not well formatted")
  }

  @Test func aBodyTooLargeAnswers413() {
    let body = [UInt8](repeating: 0x20, count: SimulatorCore.maximumBody + 1)
    #expect(client.send("POST", "/order/cart", body).status == 413)
  }
}
