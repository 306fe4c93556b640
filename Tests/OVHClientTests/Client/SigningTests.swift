import FoundationEssentials
import OVHClient
@_spi(Purchase) import OVHClient
import Testing

/// What goes out: the same known answers, produced by whole calls.
@Suite struct SigningTests {
  private func signature(_ transport: ScriptedTransport) -> String? {
    transport.calls.last?.headers.first { $0.name == "X-Ovh-Signature" }?.value
  }

  @Test func signsTheURLWithItsEncodedQuery() async throws {
    let transport = ScriptedTransport(json: "[]")
    _ = try await testClient(transport).cartIDs(description: "_ovhcloud_legacy_")
    #expect(transport.lines == ["GET https://eu.api.ovh.com/1.0/order/cart?description=_ovhcloud_legacy_"])
    #expect(signature(transport) == "$1$6b2b0b1cf18f86860f07774b817e47f466426ee7")
  }

  @Test func signsTheBytesOfABodyWithAccents() async throws {
    let transport = ScriptedTransport(json: #"{"cartId":"x"}"#)
    _ = try await testClient(transport).createCart(subsidiary: "FR", description: "panier d'été")
    #expect(signature(transport) == "$1$2c64ebdbf38a038dd5ac459d54a57ceb5c3f0ea6")
  }

  @Test func signsAPostWithoutBody() async throws {
    let transport = ScriptedTransport(json: "null")
    try await testClient(transport).assignCart(testCart)
    #expect(signature(transport) == "$1$0eba534c74e87842577fe6ae84b71982c197835d")
    #expect(transport.calls[0].body == nil)
  }

  @Test func signsACheckout() async throws {
    let transport = ScriptedTransport(json: #"{"orderId":1}"#)
    let order = try await testClient(transport).placeOrder(cart: testCart, autoPay: false, waiveRetraction: true)
    #expect(order.id == 1)
    #expect(signature(transport) == "$1$309a4f87c22a3a1466c10296604362e3669dfe68")
  }

  @Test(arguments: [
    ("/v1/call", "$1$e6e7906d385eb28adcbfbe6b66c1528a42d741ad"),
    ("/v2/call", "$1$bb63b132a6f84ad5433d0c534d48d3f7c3804285"),
  ]) func replacesTheVersionOfTheBase(path: String, expected: String) async throws {
    let transport = ScriptedTransport(json: "null")
    _ = try await testClient(transport).call(APIRequest(.get, path))
    #expect(transport.calls[0].url == "https://eu.api.ovh.com" + path)
    #expect(signature(transport) == expected)
  }

  @Test func asksTheTimeOnceUnsignedHoweverManyWait() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport { request, _ in
      .json(request.url.hasSuffix("/auth/time") ? "1457019000" : "[]")
    }
    let client = testClient(transport, clock: clock)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try await client.cartIDs() } }
      try await group.waitForAll()
    }
    let questions = transport.requests.filter { $0.url.hasSuffix("/auth/time") }
    #expect(questions.count == 1)
    #expect(questions[0].headers.map(\.name) == ["Accept", "User-Agent", "X-Ovh-Application"])
    clock.advance(by: 10)
    _ = try await client.cartIDs()
    #expect(transport.calls.last?.headers.first { $0.name == "X-Ovh-Timestamp" }?.value == "1457019010")
  }

  @Test func asksTheTimeAgainAfterARefusedSignature() async throws {
    let transport = ScriptedTransport { request, number in
      if request.url.hasSuffix("/auth/time") { return .json("1457018875") }
      return number == 2
        ? .json(#"{"errorCode":"INVALID_SIGNATURE","message":"Invalid signature"}"#, status: 400) : .json("[]")
    }
    let client = testClient(transport)
    let error = await failure { try await client.cartIDs() }
    #expect(error?.kind == .authentication)
    _ = try await client.cartIDs()
    #expect(transport.requests.filter { $0.url.hasSuffix("/auth/time") }.count == 2)
  }

  /// A server that refuses signatures whose time is more than a minute off, as the real one does.
  private func strict(_ clock: ManualClock, ahead: Shared<TimeInterval>) -> ScriptedTransport {
    ScriptedTransport { request, _ in
      let server = clock.now.timeIntervalSince1970 + ahead.value
      if request.url.hasSuffix("/auth/time") { return .json(String(Int(server))) }
      let signed = request.headers.first { $0.name == "X-Ovh-Timestamp" }.flatMap { TimeInterval($0.value) } ?? 0
      return abs(signed - server) <= 60
        ? .json(#"{"cartId":"x"}"#)
        : .json(#"{"class":"INVALID_SIGNATURE","message":"Invalid signature"}"#, status: 403)
    }
  }

  @Test(arguments: [3660.0, -3660]) func healsAClockThatIsAnHourOff(offset: TimeInterval) async throws {
    let clock = ManualClock()
    let transport = strict(clock, ahead: Shared(offset))
    _ = try await testClient(transport, clock: clock).cart("x")
    #expect(transport.calls.count == 1)
  }

  @Test func healsAClockThatIsSetInTheMiddle() async throws {
    let clock = ManualClock()
    let ahead = Shared(0.0)
    let transport = strict(clock, ahead: ahead)
    let client = testClient(transport, clock: clock)
    _ = try await client.cart("x")
    ahead.value = 3660
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try await client.cart("x") } }
      // A write that was refused for its signature had no effect, so it is sent again too.
      group.addTask { _ = try await client.createCart(subsidiary: "FR") }
      try await group.waitForAll()
    }
    #expect(transport.requests.filter { $0.url.hasSuffix("/auth/time") }.count == 2)
    // Nothing is ordered twice, whatever the reason of the refusal.
    ahead.value = 7320
    let error = await failure { try await client.placeOrder(cart: "x", autoPay: false, waiveRetraction: false) }
    #expect(error?.errorClass == "INVALID_SIGNATURE")
    #expect(transport.requests.filter { $0.url.hasSuffix("/checkout") }.count == 1)
  }

  @Test func sendsOpenCallsWithTheApplicationOnly() async throws {
    let transport = ScriptedTransport(json: "null")
    _ = try await testClient(transport).call(APIRequest(.get, "/order/cart", authentication: .none))
    #expect(transport.requests.count == 1)
    #expect(transport.requests[0].headers.map(\.name) == ["Accept", "User-Agent", "X-Ovh-Application"])
  }

  @Test func sendsATokenAsBearer() async throws {
    let transport = ScriptedTransport(json: "null")
    _ = try await testClient(transport, credentials: .accessToken("abc")).call(APIRequest(.get, "/me"))
    #expect(transport.requests[0].headers.last == HeaderField("Authorization", "Bearer abc"))
  }

  @Test func refusesASignedCallWithoutCredentials() async throws {
    let transport = ScriptedTransport(json: "null")
    let error = await failure { try await testClient(transport, credentials: .none).assignCart(testCart) }
    #expect(error?.kind == .authentication)
    #expect(
      error?.description
        == "POST /order/cart/…/assign: the call must be signed, and there are no credentials; "
        + "give credentials in ovh.conf or the environment")
    #expect(transport.requests.isEmpty)
  }
}
