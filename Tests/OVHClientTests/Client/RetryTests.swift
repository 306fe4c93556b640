import FoundationEssentials
import OVHClient
import Testing

@Suite struct RetryTests {
  private func client(
    _ answers: [TransportResponse], _ clock: ManualClock, policy: RetryPolicy = RetryPolicy(), jitter: Double = 1
  ) -> (OVHClient, ScriptedTransport) {
    let transport = ScriptedTransport(answers)
    return (testClient(transport, options: clock.options(retry: policy, jitter: jitter)), transport)
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504]) func sendsReadsAgain(status: Int) async throws {
    let clock = ManualClock()
    let (client, transport) = client([.json("", status: status), .json("[]")], clock)
    #expect(try await client.cartIDs() == [])
    #expect(transport.calls.count == 2)
    #expect(clock.waits == [.milliseconds(500)])
  }

  @Test func sendsASlowQueryAgain() async throws {
    let clock = ManualClock()
    let slow = TransportResponse.json(#"{"errorCode":"QUERY_TIME_OUT","message":"timed out"}"#, status: 400)
    let (client, transport) = client([slow, .json("[]")], clock)
    _ = try await client.cartIDs()
    #expect(transport.calls.count == 2)
  }

  @Test(arguments: [400, 401, 403, 404, 409, 412, 423, 460, 302]) func givesUpAtOnceOn(status: Int) async {
    let clock = ManualClock()
    let (client, transport) = client([.json("", status: status)], clock)
    let error = await failure { try await client.cartIDs() }
    #expect(error?.status == status)
    #expect(error?.mayHaveHappened == false)
    #expect(transport.calls.count == 1)
  }

  @Test func doublesTheCeilingUpToTheLongestWait() async {
    let clock = ManualClock()
    let policy = RetryPolicy(attempts: 6, baseDelay: .seconds(1), maximumDelay: .seconds(5))
    let (client, transport) = client([.json("", status: 503)], clock, policy: policy)
    let error = await failure { try await client.cartIDs() }
    #expect(error?.status == 503)
    #expect(transport.calls.count == 6)
    #expect(clock.waits == [.seconds(1), .seconds(2), .seconds(4), .seconds(5), .seconds(5)])
  }

  @Test func drawsTheWaitFromZeroToTheCeiling() async {
    let clock = ManualClock()
    let policy = RetryPolicy(attempts: 3, baseDelay: .seconds(1))
    let (client, _) = client([.json("", status: 503)], clock, policy: policy, jitter: 0.25)
    _ = await failure { try await client.cartIDs() }
    #expect(clock.waits == [.milliseconds(250), .milliseconds(500)])
  }

  @Test func waitsAsLongAsTheAnswerAsks() async throws {
    let clock = ManualClock()
    let busy = TransportResponse.json("", status: 429, headers: [HeaderField("retry-after", "7")])
    let (client, _) = client([busy, .json("[]")], clock, jitter: 0)
    _ = try await client.cartIDs()
    #expect(clock.waits == [.seconds(7)])
  }

  @Test func understandsADateToWaitFor() async throws {
    let clock = ManualClock()
    let busy = TransportResponse.json(
      "", status: 503, headers: [HeaderField("Retry-After", "Thu, 03 Mar 2016 15:28:05 GMT")])
    let (client, _) = client([busy, .json("[]")], clock, jitter: 0)
    _ = try await client.cartIDs()
    #expect(clock.waits == [.seconds(10)])
  }

  @Test func doesNotWaitLongerThanTheLongestWait() async {
    let clock = ManualClock()
    let busy = TransportResponse.json("", status: 429, headers: [HeaderField("Retry-After", "3600")])
    let (client, transport) = client([busy], clock)
    let error = await failure { try await client.cartIDs() }
    #expect(error?.status == 429)
    #expect(error?.hint == "the API asks to wait 3600 s")
    #expect(transport.calls.count == 1)
  }

  @Test(arguments: ["soon", "-1", "nan", "Thu, 99 Foo 2016 15:28:05 GMT", ""])
  func ignoresANonsensicalWait(text: String) async throws {
    let clock = ManualClock()
    let busy = TransportResponse.json("", status: 503, headers: [HeaderField("Retry-After", text)])
    let (client, _) = client([busy, .json("[]")], clock)
    _ = try await client.cartIDs()
    #expect(clock.waits == [.milliseconds(500)])
  }

  @Test func givesUpAtOnceOnAnAnswerThatBreaksABound() async {
    let transport = ScriptedTransport { _, _ in throw TransportError(.malformedAnswer, reason: "too large") }
    let error = await failure { try await testClient(transport, credentials: .accessToken("t")).cartIDs() }
    #expect(error?.description == "GET /order/cart got an answer that cannot be used: too large")
    #expect(transport.calls.count == 1)
  }

  @Test(arguments: [TransportError.Kind.notConnected, .connectionLost, .timedOut]) func sendsReadsAgainAfterFaults(
    kind: TransportError.Kind
  ) async throws {
    let transport = ScriptedTransport { _, number in
      if number < 3 { throw TransportError(kind, reason: "test") }
      return .json("[]")
    }
    _ = try await testClient(transport, credentials: .accessToken("t")).cartIDs()
    #expect(transport.calls.count == 3)
  }

  @Test(arguments: [429, 500, 503, 408]) func neverSendsAWriteAgain(status: Int) async {
    let clock = ManualClock()
    let (client, transport) = client([.json("", status: status)], clock)
    let error = await failure { try await client.createCart(subsidiary: "FR") }
    #expect(error?.status == status)
    #expect(error?.mayHaveHappened == (status != 429))
    #expect(transport.calls.count == 1)
  }

  @Test func sendsAWriteAgainThatDoesTheSameTwice() async throws {
    let clock = ManualClock()
    let (client, transport) = client([.json("", status: 503), .json(#"{"itemId":5}"#)], clock)
    _ = try await client.updateItem(cart: "x", item: 5, duration: "P2Y")
    #expect(transport.calls.count == 2)
  }

  @Test func stopsWaitingWhenCancelled() async {
    let clock = ManualClock()
    var options = clock.options()
    options.sleep = { _ in throw CancellationError() }
    let client = testClient(ScriptedTransport(json: "", status: 503), options: options)
    let error = await failure { try await client.cartIDs() }
    #expect(error?.kind == .cancelled)
    #expect(error?.mayHaveHappened == false)
    #expect(error?.description == "GET /order/cart was given up before it was sent")
  }

  @Test func signsEveryAttemptAnew() async throws {
    let clock = ManualClock()
    let (client, transport) = client(
      [.json("", status: 503), .json("[]")], clock, policy: .init(baseDelay: .seconds(3)))
    _ = try await client.cartIDs()
    let times = transport.calls.compactMap { $0.headers.first { $0.name == "X-Ovh-Timestamp" }?.value }
    #expect(times == ["1457018875", "1457018878"])
  }
}
