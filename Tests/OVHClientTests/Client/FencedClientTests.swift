import OVHClient
@_spi(Purchase) import OVHClient
import Testing

struct FencedClientTests {
  private struct Refusal: Error, Equatable {
    let call: AccessRule
  }

  @Test func asksBeforeEachCallThatIsNoRead() async throws {
    let transport = ScriptedTransport(json: "{}")
    let client = testClient(transport).fenced { call in
      guard call.path == "/order/cart" else { throw Refusal(call: call) }
    }
    _ = try await client.call(APIRequest(.get, "/me"))
    _ = try await client.call(APIRequest(.post, "/order/cart", body: ["ovhSubsidiary": "FR"]))
    await #expect(throws: Refusal(call: AccessRule(method: .delete, path: "/order/cart/\(testCart)"))) {
      _ = try await client.call(APIRequest(.delete, "/order/cart/\(testCart)"))
    }
    #expect(transport.requests.map(\.method).filter { $0 != "GET" } == ["POST"])
  }

  @Test func holdsForPurchasesToo() async throws {
    let transport = ScriptedTransport(json: "{}")
    let client = testClient(transport).fenced { throw Refusal(call: $0) }
    await #expect(throws: Refusal.self) {
      _ = try await client.placeOrder(cart: testCart, autoPay: false, waiveRetraction: false)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func aFenceWithinAFenceIsAskedFirst() async throws {
    let transport = ScriptedTransport(json: "{}")
    let outer = testClient(transport).fenced { throw Refusal(call: $0) }
    let inner = outer.fenced { _ in }
    await #expect(throws: Refusal.self) { _ = try await inner.call(APIRequest(.delete, "/order/cart/x")) }
    #expect(transport.requests.isEmpty)
  }
}
