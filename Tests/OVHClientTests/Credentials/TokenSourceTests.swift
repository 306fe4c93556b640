import OVHClient
@_spi(Purchase) import OVHClient
import Synchronization
import Testing

@Suite struct TokenSourceTests {
  private let credentials = Credentials.oauth2(clientID: "id&1", clientSecret: "hid den")

  private func tokens(_ clock: ManualClock, _ answers: [TransportResponse]) -> (OVHClient, ScriptedTransport) {
    let place = Mutex(0)
    let transport = ScriptedTransport { request, _ in
      guard request.url == testEndpoint.tokenURL else { return .json("[]") }
      return place.withLock { place in
        defer { place += 1 }
        return answers[min(place, answers.count - 1)]
      }
    }
    return (testClient(transport, credentials: credentials, clock: clock), transport)
  }

  private func token(_ name: String) -> TransportResponse {
    .json(#"{"access_token":"\#(name)","token_type":"Bearer","expires_in":3599,"scope":"all"}"#)
  }

  private func questions(_ transport: ScriptedTransport) -> [TransportRequest] {
    transport.requests.filter { $0.url == testEndpoint.tokenURL }
  }

  @Test func asksForATokenByForm() async throws {
    let (client, transport) = tokens(ManualClock(), [token("t1")])
    _ = try await client.cartIDs()
    #expect(
      questions(transport)[0].body.map { String(decoding: $0, as: UTF8.self) }
        == "grant_type=client_credentials&client_id=id%261&client_secret=hid%20den&scope=all")
    #expect(transport.requests[1].headers.last == HeaderField("Authorization", "Bearer t1"))
    #expect(!transport.requests.contains { $0.url.hasSuffix("/auth/time") })
  }

  @Test func asksOnceHoweverManyWait() async throws {
    let (client, transport) = tokens(ManualClock(), [token("t1")])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<30 { group.addTask { _ = try await client.cartIDs() } }
      try await group.waitForAll()
    }
    #expect(questions(transport).count == 1)
  }

  @Test func renewsTenSecondsEarly() async throws {
    let clock = ManualClock()
    let (client, transport) = tokens(clock, [token("t1"), token("t2")])
    _ = try await client.cartIDs()
    clock.advance(by: 3588)
    _ = try await client.cartIDs()
    #expect(questions(transport).count == 1)
    clock.advance(by: 1)
    _ = try await client.cartIDs()
    #expect(questions(transport).count == 2)
    #expect(transport.requests.last?.headers.last == HeaderField("Authorization", "Bearer t2"))
  }

  /// A server that takes one token at a time: the latest, or none.
  private func revoking(_ accepted: Shared<Int?>) -> ScriptedTransport {
    let given = Mutex(0)
    return ScriptedTransport { request, _ in
      if request.url == testEndpoint.tokenURL {
        let number = given.withLock { given in
          given += 1
          return given
        }
        return .json(#"{"access_token":"t\#(number)","expires_in":3599}"#)
      }
      let token = request.headers.last?.value
      let isAccepted = accepted.value.map { token == "Bearer t\($0)" } ?? false
      return isAccepted ? .json(#"{"cartId":"x"}"#) : .json(#"{"message":"This token expired"}"#, status: 401)
    }
  }

  @Test func renewsOnceWhenManyCallsAreRefusedInTheMiddle() async throws {
    let accepted = Shared<Int?>(1)
    let transport = revoking(accepted)
    let client = testClient(transport, credentials: credentials)
    _ = try await client.cart("x")
    accepted.value = 2
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<30 { group.addTask { _ = try await client.cart("x") } }
      // A write that was refused for its token had no effect, so it is sent again too.
      group.addTask { _ = try await client.createCart(subsidiary: "FR") }
      try await group.waitForAll()
    }
    #expect(questions(transport).count == 2)
  }

  @Test func doesNotRenewForEver() async throws {
    let transport = revoking(Shared(nil))
    let client = testClient(transport, credentials: credentials)
    let error = await failure { try await client.cart("x") }
    #expect(error?.kind == .authentication)
    #expect(error?.status == 401)
    #expect(questions(transport).count == 2)
    #expect(transport.requests.count == 4)
  }

  @Test func ordersOnceEvenWhenTheTokenIsRefused() async throws {
    let accepted = Shared<Int?>(nil)
    let transport = revoking(accepted)
    let client = testClient(transport, credentials: credentials)
    let error = await failure { try await client.placeOrder(cart: "x", autoPay: false, waiveRetraction: false) }
    #expect(error?.status == 401)
    #expect(transport.requests.filter { $0.url.hasSuffix("/checkout") }.count == 1)
    accepted.value = 2
    _ = try await client.cart("x")
    #expect(questions(transport).count == 2)
  }

  @Test func saysWhatIsWrongWithTheSecret() async {
    let refused = TransportResponse.json(
      #"{"error":"invalid_client","error_description":"Client authentication failed"}"#, status: 401)
    let (client, transport) = tokens(ManualClock(), [refused])
    let error = await failure { try await client.cartIDs() }
    #expect(error?.kind == .authentication)
    #expect(
      error?.description
        == "POST the OAuth2 token URL was refused with 401 invalid_client: Client authentication failed; "
        + "check client_id and client_secret, and that the account is of this region")
    #expect(questions(transport).count == 1)
  }

  @Test func survivesAnHTMLPageOfABusyServer() async throws {
    let clock = ManualClock()
    let busy = TransportResponse(status: 503, body: Array("<html>".utf8))
    let (client, transport) = tokens(clock, [busy, token("t1")])
    _ = try await client.cartIDs()
    #expect(questions(transport).count == 2)
    #expect(clock.waits == [.milliseconds(500)])
  }

  @Test(arguments: ["{}", #"{"access_token":""}"#, #"{"access_token":"a\r\nX-Evil: 1"}"#, "<html>"])
  func refusesAnAnswerWithoutToken(body: String) async {
    let (client, _) = tokens(ManualClock(), [.json(body)])
    #expect(await failure { try await client.cartIDs() }?.kind == .decoding)
  }

  @Test func refusesEndpointsWithoutTokens() async {
    let transport = ScriptedTransport(json: "[]")
    let client = OVHClient(
      endpoint: Endpoint(name: "kimsufi-eu", baseURL: "https://eu.api.kimsufi.com/1.0"), credentials: credentials,
      transport: transport, options: ManualClock().options())
    let error = await failure { try await client.cartIDs() }
    #expect(
      error?.description
        == "this endpoint has no OAuth2 tokens; use application keys, or the endpoint ovh-eu, ovh-ca or ovh-us")
    #expect(transport.requests.isEmpty)
  }
}
