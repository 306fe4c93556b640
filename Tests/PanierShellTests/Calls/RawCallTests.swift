import OVHClient
import PanierModules
import PanierTesting
import Testing

@testable import PanierShell

@Suite struct RawCallTests {
  private static let allowed = Agreement(isGivenBeforehand: true, ask: nil)
  private static let nobody = Agreement(isGivenBeforehand: false, ask: nil)

  private static func answering(_ answer: String?, _ lines: Lines = Lines()) -> Agreement {
    Agreement(isGivenBeforehand: false) { question in
      lines.add(question)
      return answer
    }
  }

  private func send(
    _ lab: Lab, _ method: String, _ path: String, _ body: String? = nil, _ agreement: Agreement = nobody
  ) async throws -> String {
    try await RawCall(method: method, path: path, body: body)
      .send(lab.connection.client, endpoint: "ovh-eu", agreement: agreement)
  }

  @Test(arguments: [TransportKind.inProcess, .http]) func readsWithoutAQuestion(_ kind: TransportKind) async throws {
    try await Lab.with(kind) { lab in
      let text = try await send(lab, "get", "/auth/currentCredential")
      #expect(text.hasPrefix("{\n  \"allowedIPs\": null,\n"))
      #expect(text.contains("  \"rules\": [\n    {\n      \"method\": \"GET\",\n      \"path\": \"/*\"\n    },\n"))
      #expect(try await send(lab, "GET", "/order/cart?description=none") == "[]")
    }
  }

  @Test(arguments: [TransportKind.inProcess, .http]) func writesWhatIsAllowed(_ kind: TransportKind) async throws {
    try await Lab.with(kind) { lab in
      let made = try await send(lab, "POST", "/order/cart", #"{"ovhSubsidiary":"FR"}"#, Self.allowed)
      let id = try #require(try JSONValue(parsing: made)["cartId"]?.string)
      let lines = Lines()
      #expect(try await send(lab, "DELETE", "/order/cart/\(id)", nil, Self.answering(" YES ", lines)) == "null")
      #expect(lines.all == ["About to send DELETE /order/cart/\(id) to ovh-eu. Type yes to confirm: "])
      #expect(lab.running.count(of: "DELETE /order/cart/{id}") == 1)
    }
  }

  @Test func sendsNothingThatIsNotAllowed() async throws {
    try await Lab.with(.inProcess) { lab in
      let body = #"{"ovhSubsidiary":"FR"}"#
      let refused = await #expect(throws: CommandFailure.self) { try await send(lab, "POST", "/order/cart", body) }
      #expect(
        refused
          == CommandFailure(
            .refused,
            "POST /order/cart was not sent, since there is no terminal to ask on; repeat with --yes to allow it"))
      for answer in ["no", "y", "", nil] {
        let declined = await #expect(throws: CommandFailure.self) {
          try await send(lab, "POST", "/order/cart", body, Self.answering(answer))
        }
        #expect(
          declined == CommandFailure(.refused, "POST /order/cart was not sent, since it was not confirmed"))
      }
      #expect(lab.running.callNames == [])
    }
  }

  @Test(arguments: [
    "/order/cart/c/checkout", "/order/cart/c//CHECKOUT/", "/me/order/1/pay", "/me/order/1/payWithRegisteredPaymentMean",
  ])
  func theGuardKeepsWhatSpends(path: String) async throws {
    try await Lab.with(.inProcess) { lab in
      let lines = Lines()
      let error = await #expect(throws: OVHError.self) {
        try await send(lab, "POST", path, "{}", Self.answering("yes", lines))
      }
      #expect(error?.kind == .guarded)
      #expect(error.map { ErrorReport($0).code } == 3)
      // Nobody is asked about what is refused anyway.
      #expect(lines.all == [])
      #expect(lab.running.callNames == [])
    }
  }

  @Test(
    arguments: [
      ("FETCH", "/me", nil, "'FETCH' is no method of the API; give one of GET, POST, PUT, DELETE, PATCH"),
      ("GET", "/me", "{}", "GET takes no body; write parameters into the path, as in '/path?name=value'"),
    ] as [(String, String, String?, String)])
  func refusesWhatIsNoCall(method: String, path: String, body: String?, message: String) {
    #expect(throws: CommandFailure(.usage, message)) { try RawCall(method: method, path: path, body: body) }
  }

  @Test func refusesABodyThatIsNotJSON() {
    let error = #expect(throws: CommandFailure.self) { try RawCall(method: "POST", path: "/me", body: "{a:1}") }
    #expect(error?.status == .usage)
    #expect(error?.description.hasPrefix("the body is not JSON (") == true)
    #expect(error?.description.hasSuffix("); quote it for the shell, as in '{\"name\":\"x\"}'") == true)
  }

  @Test func pointsOutASlipInThePath() async throws {
    try await Lab.with(.inProcess) { lab in
      let error = await #expect(throws: OVHError.self) { try await send(lab, "POST", "/me/contcat", "{}") }
      #expect(error?.kind == .usage)
      #expect(error.map { ErrorReport($0).code } == 2)
      #expect(lab.running.callNames == [])
    }
  }

  @Test func indentsJSON() throws {
    let json = try JSONValue(parsing: #"{"a":[],"b":{},"c":[1.50,"x\n",null],"é":{"d":true}}"#)
    #expect(
      json.indented == """
        {
          "a": [],
          "b": {},
          "c": [
            1.50,
            "x\\n",
            null
          ],
          "é": {
            "d": true
          }
        }
        """)
  }
}
