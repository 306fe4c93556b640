import OVHClient
@_spi(Purchase) import OVHClient
import Testing

/// Whole calls over real sockets, and what the caller learns.
@Suite struct ClientOverHTTPTests {
  private static func http(_ status: String, _ body: String = "", _ fields: String = "") -> LoopbackServer.Step {
    .send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)")
  }

  private func with<Result>(
    clock: ManualClock = ManualClock(), _ script: @escaping LoopbackServer.Script,
    body: (OVHClient, LoopbackServer) async throws -> Result
  ) async throws -> Result {
    try await LoopbackServer.run(script) { server in
      let client = OVHClient(
        endpoint: try Endpoint(url: server.url + "/1.0"), credentials: .accessToken("t"), transport: HTTPTransport(),
        options: clock.options())
      let result = try await body(client, server)
      await client.shutdown()
      return result
    }
  }

  @Test(arguments: ["204 No Content", "200 OK"]) func takesNothingForNoResult(status: String) async throws {
    try await with({ _, _ in [Self.http(status)] }) { client, _ in
      try await client.assignCart("x")
      #expect(try await client.call(APIRequest(.get, "/me")).json() == .null)
    }
    try await with({ _, _ in [Self.http("200 OK", "null")] }) { client, _ in try await client.assignCart("x") }
  }

  @Test func namesHTMLInPlaceOfJSON() async throws {
    try await with({ _, _ in [Self.http("200 OK", "<!DOCTYPE html>")] }) { client, _ in
      #expect(
        await failure { try await client.account() }?.description
          == "GET /me answered 200 with HTML instead of JSON")
    }
  }

  @Test func survivesABusyServer() async throws {
    let clock = ManualClock()
    try await with(
      clock: clock,
      { _, number in
        switch number {
        case 1: [Self.http("503 Service Unavailable", "<html>busy</html>")]
        case 2: [Self.http("429 Too Many Requests", "", "Retry-After: 9\r\n")]
        case 3: [.close]
        default: [Self.http("200 OK", #"{"nichandle":"xx1-ovh"}"#)]
        }
      }
    ) { client, server in
      let account = try await client.account()
      #expect(account.nichandle == "xx1-ovh")
      #expect(server.requests.count == 4)
      #expect(clock.waits == [.milliseconds(500), .milliseconds(9500), .seconds(2)])
    }
  }

  @Test func backsOffFrom429withoutRetryAfter() async throws {
    let clock = ManualClock()
    try await with(clock: clock, { _, _ in [Self.http("429 Too Many Requests")] }) { client, server in
      let error = await failure { try await client.account() }
      #expect(error?.status == 429)
      #expect(error?.hint == "wait a minute and make fewer calls at once")
      #expect(server.requests.count == 4)
      #expect(clock.waits == [.milliseconds(500), .seconds(1), .seconds(2)])
      _ = await failure { try await client.createCart(subsidiary: "FR") }
      #expect(server.requests.count == 5)
    }
  }

  @Test func sendsAnOrderOnceWhenItsAnswerIsLost() async throws {
    for steps: [LoopbackServer.Step] in [
      [.close], [.reset], [.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), .close],
    ] {
      try await with({ _, _ in steps }) { client, server in
        let error = await failure {
          try await client.placeOrder(cart: "x", autoPay: false, waiveRetraction: false)
        }
        #expect(error?.kind == .network)
        #expect(error?.mayHaveHappened == true)
        #expect(server.requests.count == 1)
      }
    }
  }

  @Test func knowsThatARefusedConnectionOrderedNothing() async throws {
    let port = LoopbackServer.refusedPort
    let client = OVHClient(
      endpoint: try Endpoint(url: "http://127.0.0.1:\(port)/1.0"), credentials: .accessToken("t"),
      transport: HTTPTransport(), options: ManualClock().options())
    let error = await failure { try await client.placeOrder(cart: "x", autoPay: false, waiveRetraction: false) }
    #expect(error?.mayHaveHappened == false)
    #expect(
      error?.description
        == "POST /order/cart/x/checkout was not sent: connection to 127.0.0.1:\(port) refused")
    await client.shutdown()
  }

  @Test func givesUpACallThatIsCancelled() async throws {
    let arrived = AsyncStream.makeStream(of: Void.self)
    try await with({ _, _ in
      arrived.continuation.finish()
      return []
    }) { client, _ in
      let task = Task { await failure { try await client.createCart(subsidiary: "FR") } }
      for await _ in arrived.stream {}
      task.cancel()
      let error = await task.value
      #expect(error?.kind == .cancelled)
      #expect(error?.mayHaveHappened == true)
      #expect(error?.description == "POST /order/cart was given up while under way")
    }
  }
}
