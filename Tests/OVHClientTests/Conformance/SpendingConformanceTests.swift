import OVHClient
import Testing

/// Nothing in the API's description that makes an order, or touches its payment, passes the guard.
@Suite struct SpendingConformanceTests {
  @Test func guardsEverythingThatAnswersWithAnOrder() async {
    let transport = ScriptedTransport(json: "null")
    let client = testClient(transport)
    let makers = RouteTable.shared.operations.filter {
      $0.method != .get && ["order.Order", "billing.Order", "billing.CreditBalance"].contains($0.response)
    }
    #expect(makers.count >= 8)
    for operation in makers {
      let path = operation.path.replacing("{", with: "").replacing("}", with: "")
      let error = await failure { try await client.call(APIRequest(operation.method, path, body: [:])) }
      #expect(error?.kind == .guarded, "\(operation.method.rawValue) \(operation.path)")
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func letsEveryRouteOfADraftThrough() async {
    let transport = ScriptedTransport(json: "null")
    let client = testClient(transport, credentials: .accessToken("t"))
    let drafts = RouteTable.shared.operations.filter {
      $0.path.hasPrefix("/order/cart") && ($0.method == .get || !$0.path.hasSuffix("/checkout"))
    }
    for operation in drafts {
      let path = operation.path.replacing("{", with: "").replacing("}", with: "")
      let error = await failure { try await client.call(APIRequest(operation.method, path)) }
      #expect(error == nil, "\(operation.method.rawValue) \(operation.path)")
    }
    #expect(transport.requests.count == drafts.count)
  }
}
