import OVHClient
@_spi(Purchase) import OVHClient
import Testing

@Suite struct CassetteTests {
  private func flow(_ transport: any Transport) async throws -> [String] {
    let client = testClient(transport, options: ManualClock().options(retry: .never))
    var lines: [String] = []
    lines.append(try await client.createCart(subsidiary: "FR").id)
    lines.append("\(try await client.itemIDs(cart: "x"))")
    lines.append("\(try await client.itemIDs(cart: "x"))")
    lines.append("\(await failure { try await client.cart("gone") }?.description ?? "")")
    lines.append("\(await failure { try await client.summary(cart: "x") }?.description ?? "")")
    lines.append("\(try await client.placeOrder(cart: "x", autoPay: false, waiveRetraction: false).id)")
    return lines
  }

  private let live = ScriptedTransport { request, number in
    switch (request.method, request.url.split(separator: "/").last) {
    case (_, "time"): .json("1457018875")
    case ("POST", "cart"): .json(#"{"cartId":"x"}"#)
    case (_, "item"): .json("[\(number)]")
    case (_, "gone"):
      .json(#"{"message":"This cart does not exist"}"#, status: 404, headers: [HeaderField("X-Ovh-QueryID", "EU.1")])
    case (_, "summary"): TransportResponse(status: 503, body: Array("<html>".utf8))
    default: .json(#"{"orderId":7,"url":"https://x/?orderPassword=p4ss","prices":null}"#)
    }
  }

  @Test func playsWhatWasRecorded() async throws {
    let recorder = RecordingTransport(live)
    let expected = try await flow(recorder)
    let text = recorder.cassette.text
    let player = ReplayTransport(try Cassette(parsing: text))
    #expect(try await flow(player) == expected)
    #expect(player.unused.isEmpty)
    #expect(try Cassette(parsing: text) == recorder.cassette)
  }

  @Test func keepsNoSecret() async throws {
    let recorder = RecordingTransport(live)
    _ = try await flow(recorder)
    let text = recorder.cassette.text
    for secret in ["p4ss", KnownKeys.secret, KnownKeys.consumerKey, "$1$"] { #expect(!text.contains(secret)) }
  }

  @Test func keepsNoSecretOfAQuery() async throws {
    let recorder = RecordingTransport(ScriptedTransport { _, _ in .json(#"{"ok":true}"#) })
    let query = "/order?consumerKey=s1&password=s2&client_secret=s3&pass%77ord=s4&url=%3Fpassword%3Ds5&page=2"
    let request = TransportRequest(method: "GET", url: "https://eu.api.ovh.com/1.0" + query)
    _ = try await recorder.send(request)
    let text = recorder.cassette.text
    for secret in ["s1", "s2", "s3", "s4", "s5"] { #expect(!text.contains(secret), "\(secret)") }
    #expect(text.contains("page=2"))
    // The same call finds its answer all the same.
    let player = ReplayTransport(try Cassette(parsing: text))
    #expect(try await player.send(request).status == 200)
    await #expect {
      try await player.send(request)
    } throws: { !"\($0)".contains("s2") }
  }

  @Test func keepsNoSecretOfAnAnswerThatIsNoJSON() async throws {
    let recorder = RecordingTransport(
      ScriptedTransport { _, _ in TransportResponse(status: 302, body: Array("see https://x/?orderPassword=p4ss".utf8))
      })
    _ = try await recorder.send(TransportRequest(method: "GET", url: "https://eu.api.ovh.com/1.0/x"))
    #expect(!recorder.cassette.text.contains("p4ss"))
  }

  @Test func namesACallThatIsNotRecorded() async throws {
    let player = ReplayTransport(Cassette())
    let error = await failure {
      try await testClient(player, credentials: .none, options: ManualClock().options(retry: .never)).cart("x")
    }
    #expect(
      error?.description
        == "GET /order/cart/x was not sent: GET https://eu.api.ovh.com/1.0/order/cart/x with this body is not, "
        + "or no longer, on the cassette")
  }

  @Test(arguments: ["", "[]", "{}", #"{"interactions":[{"method":"GET"}]}"#]) func refusesOtherText(text: String) {
    #expect(throws: (any Error).self) { try Cassette(parsing: text) }
  }
}
