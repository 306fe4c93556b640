import FoundationEssentials
import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct AuthenticatorTests {
  let client = APIClient()

  @Test(arguments: [
    ("GET", "https://eu.api.ovh.com/1.0/auth", "", "$1$e9556054b6309771395efa467c22e627407461ad"),
    ("POST", "https://eu.api.ovh.com/1.0/auth", #"{"a":"b","c":"d"}"#, "$1$ec2fb5c7a81f64723c77d2e5b609ae6f58a84fc1"),
    ("DELETE", "https://eu.api.ovh.com/1.0/auth", "", "$1$a1eecd00b3b02b6cf5708b84b9ff42059a950d85"),
    (
      "POST", "https://eu.api.ovh.com/1.0/order/cart", #"{"ovhSubsidiary":"FR","description":"panier d'été"}"#,
      "$1$2c64ebdbf38a038dd5ac459d54a57ceb5c3f0ea6"
    ),
  ])
  func knownAnswersHold(_ method: String, _ url: String, _ body: String, _ expected: String) {
    let signature = Authenticator.signature(
      secret: "9ufkBmLaTQ9nz5yMUlg79taH0GNnzDjk", consumerKey: "5mBuy6SUQcRw2ZUxg0cG68BoDKpED4KY", method: method,
      url: url, body: Array(body.utf8), timestamp: "1457018875")
    #expect(signature == expected)
  }

  @Test func theKnownKeysAreThoseOfTheAccount() {
    #expect(client.get("/me")["nichandle"] == "si1111-ovh")
    #expect(client.get("/auth/details")["account"] == "si1111-ovh")
    #expect(client.get("/auth/currentCredential")["status"] == "validated")
  }

  @Test func aWrongKeyIsNamedForWhatItIs() {
    var wrong = client
    wrong.key = "unknown"
    #expect(wrong.get("/me").message == "Invalid application key")
    wrong = client
    wrong.secret = "wrong"
    #expect(wrong.get("/me").message == "Invalid signature")
    wrong = client
    wrong.consumer = "wrong"
    #expect(wrong.get("/me").message == "This credential does not exist")
  }

  @Test func anOptionalRouteJudgesASignatureThatIsThere() {
    var wrong = client
    wrong.secret = "wrong"
    #expect(wrong.post("/order/cart", ["ovhSubsidiary": "FR"]).status == 400)
    #expect(client.anonymous.post("/order/cart", ["ovhSubsidiary": "FR"]).status == 200)
  }

  @Test(arguments: [(-299.0, 200), (299, 200), (-301, 400), (301, 400), (3600, 400)])
  func aClockThatIsOffIsRefused(_ drift: Double, _ status: Int) {
    let url = "https://simulator.panier.invalid/1.0/me"
    let timestamp = String(Int(client.clock.now.timeIntervalSince1970 + drift))
    let signature = Authenticator.signature(
      secret: "simulator-secret", consumerKey: "simulator-consumer", method: "GET", url: url, body: [],
      timestamp: timestamp)
    let answer = client.anonymous.call(
      "GET", "/me", nil,
      headers: [
        HeaderField("X-Ovh-Consumer", "simulator-consumer"), HeaderField("x-ovh-timestamp", timestamp),
        HeaderField("X-OVH-SIGNATURE", signature),
      ])
    #expect(answer.status == status)
  }

  @Test func aRouteThatNeedsNothingIgnoresSignatures() {
    var wrong = client
    wrong.secret = "wrong"
    #expect(wrong.get("/auth/time").json == 1_795_492_800)
  }
}
