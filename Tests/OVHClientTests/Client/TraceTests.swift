import OVHClient
import Synchronization
import Testing

@Suite struct TraceTests {
  private func trace(_ answer: TransportResponse, _ request: APIRequest) async -> [TraceEvent] {
    let events = Mutex<[TraceEvent]>([])
    let options = ManualClock().options(retry: .never, trace: { event in events.withLock { $0.append(event) } })
    _ = await failure { try await testClient(ScriptedTransport([answer]), options: options).call(request) }
    return events.withLock { $0 }
  }

  @Test func tellsEveryRequestAndAnswer() async {
    let answer = TransportResponse.json("{}", headers: [HeaderField("X-Ovh-QueryID", "EU.1")])
    let events = await trace(answer, APIRequest(.get, "/me"))
    #expect(
      events.map(\.description) == [
        "#2 GET https://eu.api.ovh.com/1.0/auth/time", "#2 GET https://eu.api.ovh.com/1.0/auth/time → 200 in 0 ms",
        "#1 GET https://eu.api.ovh.com/1.0/me", "#1 GET https://eu.api.ovh.com/1.0/me → 200 in 0 ms (query EU.1)",
      ])
  }

  @Test func hidesWhatSigns() async {
    let events = await trace(.json("{}"), APIRequest(.get, "/me"))
    let shown = "\(events)" + events.flatMap(\.headers).map { "\($0.name): \($0.value)" }.joined()
    #expect(!shown.contains(KnownKeys.consumerKey) && !shown.contains("$1$"))
    #expect(events[2].headers.contains(HeaderField("X-Ovh-Signature", "…")))
  }

  @Test func hidesSecretsOfBodies() async {
    let body = #"{"orderId":1,"password":"p4ss","url":"https://x/?orderId=1","pdfUrl":"https://x","tax":1.50}"#
    let order = await trace(.json(body), APIRequest(.get, "/me/order/1"))
    #expect(order.last?.body == #"{"orderId":1,"password":"…","url":"…","pdfUrl":"…","tax":1.50}"#)
    let list = await trace(
      .json(#"[{"url":"https://x/contract.pdf"},{"x":"https://y/?orderPassword=abc"},{"consumerKey":"k"}]"#),
      APIRequest(.get, "/me"))
    #expect(list.last?.body == #"[{"url":"https://x/contract.pdf"},{"x":"…"},{"consumerKey":"…"}]"#)
    let write = await trace(
      .json("{}"),
      APIRequest(
        .post, "/order/cart/x/item/1/configuration", body: ["label": "AUTH_INFO", "value": "transfer-code"]))
    #expect(write.contains { $0.body == #"{"label":"AUTH_INFO","value":"…"}"# })
    #expect(!"\(write)".contains("transfer-code"))
  }

  @Test func measuresWhatIsNoJSON() async {
    let events = await trace(TransportResponse(status: 200, body: Array("<html>".utf8)), APIRequest(.get, "/me"))
    #expect(events.last?.body == "(6 bytes)")
  }

  @Test func hidesSecretsOfURLs() async {
    let events = await trace(.json("{}"), APIRequest(.get, "/me", query: [("Password", "p4ss"), ("a", "b")]).unchecked)
    #expect(
      events.map(\.url).filter { $0.contains("/me") }
        == Array(
          repeating: "https://eu.api.ovh.com/1.0/me?Password=…&a=b", count: 2))
  }

  @Test func showsFieldsAndBodiesBehindTheNumberOfTheCall() async {
    let answer = TransportResponse.json(#"{"cartId":"x"}"#)
    let events = await trace(answer, APIRequest(.post, "/order/cart", body: ["ovhSubsidiary": "FR"]))
    #expect(
      events.suffix(2).flatMap(\.lines) == [
        "#1 POST https://eu.api.ovh.com/1.0/order/cart", "#1   > Accept: application/json", "#1   > User-Agent: test",
        "#1   > Content-Type: application/json", "#1   > X-Ovh-Application: …",
        "#1   > X-Ovh-Timestamp: 1457018875", "#1   > X-Ovh-Consumer: …", "#1   > X-Ovh-Signature: …",
        #"#1   > {"ovhSubsidiary":"FR"}"#,
        "#1 POST https://eu.api.ovh.com/1.0/order/cart → 200 in 0 ms", "#1   < Content-Type: application/json",
        #"#1   < {"cartId":"x"}"#,
      ])
  }

  @Test func tellsOfTokensWithoutShowingThem() async throws {
    let events = Mutex<[TraceEvent]>([])
    let options = ManualClock().options(retry: .never, trace: { event in events.withLock { $0.append(event) } })
    let transport = ScriptedTransport { request, _ in
      request.url.hasSuffix("/token") ? .json(#"{"access_token":"t0ken","expires_in":3599}"#) : .json("{}")
    }
    let client = testClient(
      transport, credentials: .oauth2(clientID: "service", clientSecret: "s3cret"), options: options)
    _ = try await client.call(APIRequest(.get, "/me"))
    let lines = events.withLock { $0 }.flatMap(\.lines)
    #expect(lines.first == "#0 POST https://www.ovh.com/auth/oauth2/token")
    #expect(lines.contains(#"#0   < {"access_token":"…","expires_in":3599}"#))
    #expect(lines.contains("#1   > Authorization: …"))
    #expect(!lines.contains { $0.contains("t0ken") || $0.contains("s3cret") })
  }

  @Test func tellsWhyItWaits() async {
    let events = Mutex<[String]>([])
    let options = ManualClock().options(trace: { event in events.withLock { $0.append("\(event)") } })
    let transport = ScriptedTransport { _, number in
      if number == 1 { throw TransportError(.notConnected, reason: "connection refused") }
      return .json("[]")
    }
    _ = try? await testClient(transport, credentials: .none, options: options).cartIDs()
    #expect(
      events.withLock { $0 } == [
        "#1 GET https://eu.api.ovh.com/1.0/order/cart",
        "#1 GET https://eu.api.ovh.com/1.0/order/cart → connection refused",
        "#1 GET https://eu.api.ovh.com/1.0/order/cart: waits 500 ms, then attempt 2",
        "#1 GET https://eu.api.ovh.com/1.0/order/cart (attempt 2)",
        "#1 GET https://eu.api.ovh.com/1.0/order/cart → 200 in 0 ms",
      ])
  }
}

extension APIRequest {
  /// The call as it is, whatever the table says.
  fileprivate var unchecked: APIRequest {
    var request = self
    request.isChecked = false
    return request
  }
}
