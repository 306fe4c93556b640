import FoundationEssentials
import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct ConsumerKeyTests {
  let client = APIClient()

  private func request(_ rules: JSONValue, redirection: String? = nil) -> (client: APIClient, page: String) {
    let answer = client.anonymous.post("/auth/credential", ["accessRules": rules, "redirection": .text(redirection)])
    var owner = client
    owner.consumer = answer["consumerKey"].string ?? ""
    return (owner, answer["validationUrl"].string ?? "")
  }

  private func decide(_ page: String, _ form: String) -> SimulatorResponse {
    let target = String(page.dropFirst("https://simulator.panier.invalid".utf8.count))
    return client.simulator.answer(method: "POST", target: target, url: page, headers: [], body: Array(form.utf8))
  }

  @Test func aKeyWorksOnceItIsAccepted() {
    let (owner, page) = request([["method": "GET", "path": "/me"]])
    #expect(owner.get("/me").message == "This credential is not valid")
    #expect(decide(page, "decision=accept").status == 200)
    #expect(owner.get("/me").status == 200)
  }

  @Test func aKeyMayBeRefused() {
    let (owner, page) = request([["method": "GET", "path": "/me"]])
    #expect(decide(page, "decision=refuse").status == 200)
    #expect(owner.get("/me").status == 403)
    #expect(decide(page, "decision=accept").status == 400)
  }

  @Test func aKeyMayCallWhatItsRulesName() {
    let (owner, page) = request([["method": "GET", "path": "/me"], ["method": "GET", "path": "/me/order/*"]])
    _ = decide(page, "decision=accept")
    #expect(owner.get("/me/order/12").status == 404)
    let refused = owner.get("/me/order")
    #expect(refused.status == 403)
    #expect(
      refused.text
        == #"{"errorCode":"NOT_GRANTED_CALL","httpCode":"403 Forbidden","message":"This call has not been granted"}"#)
    #expect(owner.call("PUT", "/me", ["city": "Lille"]).status == 403)
  }

  @Test func aKeyMayExpireAndBeEnded() {
    let (owner, page) = request([["method": "GET", "path": "/*"], ["method": "POST", "path": "/*"]])
    _ = decide(page, "decision=accept&duration=60")
    #expect(owner.get("/me").status == 200)
    owner.clock.advance(61)
    #expect(owner.get("/me").message == "This credential is not valid")
    #expect(client.post("/auth/logout").text == "null")
    #expect(client.get("/me").status == 403)
  }

  @Test func theHolderIsSentBack() {
    let (_, page) = request([["method": "GET", "path": "/me"]], redirection: "https://example.com/done")
    let answer = decide(page, "decision=accept")
    #expect(answer.status == 302)
    #expect(answer.headers.contains { $0.name == "Location" && $0.value == "https://example.com/done" })
  }

  @Test(arguments: [
    ("/order/*", "/order/cart", true), ("/order/*", "/order", false), ("/*", "/me", true), ("/me", "/me/x", false),
    ("/a/*/c", "/a/b/c", true), ("/a/*/c", "/a/c", false), ("*", "", true), ("/a*b*c", "/axbyc", true),
    ("/a*b*c", "/acb", false),
  ])
  func rulesCoverPaths(_ rule: String, _ path: String, _ covers: Bool) {
    #expect(Credential.matches(rule, path) == covers)
  }

  @Test func serviceAccountsGetTokens() {
    let client = client.anonymous
    let form =
      "grant_type=client_credentials&client_id=simulator-client&client_secret=simulator-client-secret&scope=all"
    let answer = client.send("POST", "/auth/oauth2/token", Array(form.utf8))
    #expect(answer["token_type"] == "Bearer")
    #expect(answer["expires_in"] == 3599)
    let token = answer["access_token"].string ?? ""
    let bearer = { client.call("GET", "/auth/details", nil, headers: [.init("Authorization", "Bearer \(token)")]) }
    #expect(bearer()["method"] == "oauth2_client_credentials")
    client.clock.advance(3600)
    #expect(bearer().status == 403)
    let wrong = client.send(
      "POST", "/auth/oauth2/token", Array("grant_type=client_credentials&client_id=x&client_secret=y".utf8))
    #expect(wrong["error"] == "invalid_client")
  }

  @Test(arguments: [
    ("simulator-client:simulator-client-secret", 200), ("simulator%2Dclient:simulator-client-secret", 200),
    ("simulator-client:wrong", 401), ("simulator-client", 401), ("", 401),
  ])
  func serviceAccountsMayStandInHTTPBasic(_ account: String, _ status: Int) {
    let client = client.anonymous
    let basic = HeaderField("Authorization", "Basic \(Data(account.utf8).base64EncodedString())")
    // What the header says goes before the form, which cannot mend it.
    let form = status == 200 ? "" : "&client_id=simulator-client&client_secret=simulator-client-secret"
    let answer = client.send(
      "POST", "/auth/oauth2/token", Array("grant_type=client_credentials&scope=all\(form)".utf8), headers: [basic])
    #expect(answer.status == status)
    #expect(answer["access_token"].string?.count == (status == 200 ? 64 : nil))
    #expect(answer.response.headers.contains { $0.name == "WWW-Authenticate" } == (status == 401))
  }
}
