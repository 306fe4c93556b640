import OVHClient
import PanierKit
import PanierOrdering
import PanierTesting
import Testing

@testable import PanierCommandLine

@Suite struct RawCallTests {
  /// An operator who types an answer, or cannot be asked.
  private struct Typing: WriteConsent {
    let answer: String?
    let lines: Lines

    func answer(to write: ProposedWrite) async -> ConsentAnswer {
      lines.add(WritePrompt(write).text)
      guard let answer else { return .nobodyToAsk }
      return answer == write.word ? .granted : .declined(typed: answer)
    }
  }

  private func send(
    _ lab: Lab, _ method: String, _ path: String, _ body: String? = nil, typing answer: String? = nil,
    _ lines: Lines = Lines()
  ) async throws -> String {
    try await RawCall(method: method, path: path, body: body)
      .send(
        through: WriteGate(
          client: lab.connection.client, endpoint: "ovh-eu", consent: Typing(answer: answer, lines: lines)))
  }

  @Test(arguments: [TransportKind.inProcess, .http]) func readsWithoutAQuestion(_ kind: TransportKind) async throws {
    try await Lab.with(kind) { lab in
      let text = try await send(lab, "get", "/auth/currentCredential")
      #expect(text.hasPrefix("{\n  \"allowedIPs\": null,\n"))
      #expect(text.contains("  \"rules\": [\n    {\n      \"method\": \"GET\",\n      \"path\": \"/*\"\n    },\n"))
      #expect(try await send(lab, "GET", "/order/cart?description=none") == "[]")
    }
  }

  @Test(arguments: [TransportKind.inProcess, .http]) func changesDraftsWithoutAQuestion(
    _ kind: TransportKind
  ) async throws {
    try await Lab.with(kind) { lab in
      let made = try await send(lab, "POST", "/order/cart", #"{"ovhSubsidiary":"FR"}"#)
      let id = try #require(try JSONValue(parsing: made)["cartId"]?.string)
      #expect(try await send(lab, "DELETE", "/order/cart/\(id)") == "null")
      #expect(lab.running.count(of: "DELETE /order/cart/{id}") == 1)
    }
  }

  @Test(arguments: [TransportKind.inProcess, .http]) func sendsAChangeOnceItsLastWordIsTyped(
    _ kind: TransportKind
  ) async throws {
    try await Lab.with(kind) { lab in
      let lines = Lines()
      let answer = try await send(lab, "PUT", "/me", #"{"city":"Lille"}"#, typing: "me", lines)
      #expect(answer == "null")
      #expect(
        lines.all == [
          "To send at ovh-eu:\n  PUT /me\n  {\"city\":\"Lille\"}\n"
            + "Type the last word of the path (me) to confirm: "
        ])
      #expect(lab.running.count(of: "PUT /me") == 1)
    }
  }

  @Test func sendsNothingThatIsNotAgreedTo() async throws {
    try await Lab.with(.inProcess) { lab in
      for answer in ["yes", "no", "", nil] {
        let refusal = await #expect(throws: WriteRefusal.self) {
          try await send(lab, "PUT", "/me", #"{"city":"Lille"}"#, typing: answer)
        }
        #expect(refusal.map { ErrorReport($0).code } == 3)
      }
      #expect(lab.running.callNames == [])
    }
  }

  @Test(arguments: [
    "/order/cart/c/checkout", "/order/cart/c//CHECKOUT/", "/me/order/1/pay", "/me/order/1/payWithRegisteredPaymentMean",
    "/service/12345/renew", "/vps/vps-1/terminate",
  ])
  func theGuardKeepsWhatSpends(path: String) async throws {
    try await Lab.with(.inProcess) { lab in
      let lines = Lines()
      let error = await #expect(throws: WriteRefusal.self) {
        try await send(lab, "POST", path, "{}", typing: "checkout", lines)
      }
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
