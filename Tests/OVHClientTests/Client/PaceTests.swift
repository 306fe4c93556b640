import FoundationEssentials
import OVHClient
import Testing

@Suite struct PaceTests {
  @Test func letsAMinuteOfCallsThroughAndThenWaits() async throws {
    let clock = ManualClock()
    let client = testClient(
      ScriptedTransport(json: "[]"), credentials: .none, options: clock.options(requestsPerMinute: 60))
    for _ in 0..<60 { _ = try await client.cartIDs() }
    #expect(clock.waits.isEmpty)
    clock.advance(by: 20)
    _ = try await client.cartIDs()
    #expect(clock.waits == [.seconds(40)])
  }

  @Test func neverExceedsTheBoundInAnySixtySeconds() async throws {
    let clock = ManualClock()
    let client = testClient(
      ScriptedTransport(json: "[]"), credentials: .none, options: clock.options(requestsPerMinute: 10))
    var moments: [Double] = []
    for call in 0..<45 {
      _ = try await client.cartIDs()
      moments.append(clock.now.timeIntervalSince1970)
      if call % 7 == 0 { clock.advance(by: 3) }
    }
    for start in moments.indices.dropLast(10) { #expect(moments[start + 10] - moments[start] >= 60) }
  }

  @Test func countsTheQuestionForTheTimeAndRepeatedReads() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport([.json("", status: 503), .json("[]")])
    let client = testClient(
      transport, options: clock.options(requestsPerMinute: 3, retry: RetryPolicy(baseDelay: .zero)))
    _ = try await client.cartIDs()
    #expect(clock.waits.isEmpty)
    _ = try await client.cartIDs()
    #expect(clock.waits == [.seconds(60)])
  }

  @Test func pausesForAllAfterTooManyCalls() async throws {
    let clock = ManualClock()
    let busy = TransportResponse.json("", status: 429, headers: [HeaderField("Retry-After", "30")])
    let transport = ScriptedTransport([busy, .json(#"{"cartId":"x"}"#)])
    let client = testClient(transport, credentials: .none, options: clock.options(requestsPerMinute: 60))
    _ = await failure { try await client.createCart(subsidiary: "FR") }
    #expect(clock.waits.isEmpty)
    _ = try await client.cart("x")
    #expect(clock.waits == [.seconds(30)])
  }

  @Test func takesRatesBelowOneAMinute() async throws {
    let clock = ManualClock()
    let client = testClient(
      ScriptedTransport(json: "[]"), credentials: .none, options: clock.options(requestsPerMinute: 0.5))
    _ = try await client.cartIDs()
    _ = try await client.cartIDs()
    #expect(clock.waits == [.seconds(120)])
  }
}
