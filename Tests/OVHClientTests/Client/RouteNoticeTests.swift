import OVHClient
@_spi(Purchase) import OVHClient
import Testing

/// Routes that may change or vanish are named once.
@Suite struct RouteNoticeTests {
  private func notices(of calls: (OVHClient) async throws -> Void) async throws -> [String] {
    let told = TraceLog()
    var options = ManualClock().options()
    options.notice = { told.add($0) }
    try await calls(testClient(ScriptedTransport(json: "null"), options: options))
    return told.lines
  }

  @Test func saysADeprecatedRouteOnce() async throws {
    let told = try await notices { client in
      for _ in 1...3 { _ = try await client.call(APIRequest(.get, "/domain/data/extension")) }
      _ = try await client.call(APIRequest(.get, "/v1/domain/data/extension/?country=FR"))
    }
    #expect(
      told == ["GET /domain/data/extension is DEPRECATED in the \(RouteTable.origin): it may vanish"])
  }

  @Test func saysEachRouteOnceWhateverItsParameters() async throws {
    let told = try await notices { client in
      for id in 1...3 { _ = try await client.call(APIRequest(.get, "/me/order/\(id)/followUp")) }
      try await client.pay(order: 1, method: 2)
      try await client.pay(order: 2, method: 2)
    }
    #expect(
      told == [
        "GET /me/order/{orderId}/followUp is BETA in the \(RouteTable.origin): it may change",
        "POST /me/order/{orderId}/pay is BETA in the \(RouteTable.origin): it may change",
      ])
  }

  @Test func saysNothingOfOthers() async throws {
    let told = try await notices { client in
      _ = try await client.call(APIRequest(.get, "/me"))
      _ = try await client.call(APIRequest(.get, "/v2/iam/policy"))
      _ = try await client.call(APIRequest(.get, "/unknown/route/of/another/api"))
      _ = await failure { try await client.call(APIRequest(.post, "/me/order/1/pay")) }
    }
    #expect(told == [])
  }
}
