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

  @Test func tellsWhyItWaits() async {
    let events = Mutex<[String]>([])
    let options = ManualClock().options(trace: { event in events.withLock { $0.append("\(event)") } })
    let transport = ScriptedTransport { _, number in
      if number == 1 { throw TransportError(.notConnected, reason: "connection refused") }
      return .json("[]")
    }
    _ = try? await testClient(transport, credentials: .none, options: options).carts()
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
