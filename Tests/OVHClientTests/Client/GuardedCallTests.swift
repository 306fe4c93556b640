import OVHClient
@_spi(Purchase) import OVHClient
import Testing

@Suite struct GuardedCallTests {
  static let disguises = [
    "/order/cart/\(testCart)/checkout", "/order/cart/\(testCart)/checkout/", "/order/cart/\(testCart)//checkout",
    "//order//cart/\(testCart)/checkout", "/Order/Cart/\(testCart)/CheckOut", "/order/cart/\(testCart)%2Fcheckout",
    "/order/cart/\(testCart)/%63heckout", "/order/cart/\(testCart)/%2563heckout",
    "/order/cart/\(testCart)/./checkout", "/order/cart/\(testCart)/item/../checkout",
    "/order/cart/\(testCart)/checkout;x=1", "/order/cart/\(testCart);a/checkout/;", "/order\\cart\\x\\checkout",
    "/order/cart/\(testCart)/checkout?x=1", "/order/cart/\(testCart)/checkout%3Fx", "/order/cart/x/checkout%23",
    "/order/cart/x/checkout%20", "/order/cart/x/checkout%00", "/v1/order/cart/x/checkout", "/v2/order/cart/x/checkout",
    "/order/cart/x/checkout/again", "/order/cart/x/%2e%2e/x/checkout",
  ]

  @Test(arguments: disguises) func neverSendsACheckout(path: String) async {
    let transport = ScriptedTransport(json: "null")
    for method in [HTTPMethod.post, .put, .patch, .delete] {
      let error = await failure { try await testClient(transport).call(APIRequest(method, path)) }
      #expect(error?.kind == .guarded, "\(method) \(path)")
    }
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: [
    "/me/order/1/pay", "/me/order/1/payWithRegisteredPaymentMean", "/me/order/1/waiveRetraction",
    "/me/order/1/retraction", "/me/bill/FR1/debt/pay", "/me/order/1/debt/pay", "/me/order/1/balance",
    "/me/fidelityAccount/creditOrder", "/me/ovhAccount/FR/creditOrder", "/me/ovhAccount/FR/retrieveMoney",
    "/order/domain/zone/new", "/order/hosting/web/new/P1Y", "/order/vrack/new", "/me/order/1/PAY/",
    "/services/1/upgrade/x/execute", "/me/../order/vrack/new", "/order/cart/../vrack/new", "/%6Frder/vrack/new",
  ]) func neverSendsAPayment(path: String) async {
    let transport = ScriptedTransport(json: "null")
    let error = await failure { try await testClient(transport).call(APIRequest(.post, path, body: [:])) }
    #expect(error?.kind == .guarded)
    #expect(transport.requests.isEmpty)
  }

  @Test func neverRegistersAMethodThatPaysAnOrder() async throws {
    let transport = ScriptedTransport(json: "{}")
    let client = testClient(transport)
    let error = await failure {
      try await client.call(APIRequest(.post, "/me/payment/method", body: ["orderId": 7, "register": true]))
    }
    #expect(error?.kind == .guarded)
    let registration = APIRequest(.post, "/me/payment/method", body: ["register": true])
    _ = try await client.send(try client.resolved(registration))
    #expect(try client.resolved(registration).routeClass == .consent)
    #expect(transport.calls.count == 1)
  }

  @Test func saysWhatToUseInstead() async {
    let transport = ScriptedTransport(json: "null")
    let error = await failure {
      try await testClient(transport).call(APIRequest(.post, "/order/cart/\(testCart)/checkout"))
    }
    #expect(
      error?.description
        == "POST /order/cart/…/checkout places the order of a cart and is only sent by checkout; "
        + "send it through a SpendingGuard or a WriteGate")
    let payment = await failure { try await testClient(transport).call(APIRequest(.post, "/me/order/42/pay")) }
    #expect(
      payment?.description
        == "POST /me/order/42/pay pays and is only sent by payment; send it through a SpendingGuard or a WriteGate")
  }

  @Test(arguments: [
    (HTTPMethod.get, "/order/cart/x/checkout"), (.post, "/order/cart"), (.post, "/order/cart/x/assign"),
    (.post, "/order/cart/x/domain"), (.post, "/order/cartServiceOption/domain/example.fr"),
    (.get, "/me/order/1/balance"), (.post, "/me/contact"), (.delete, "/order/cart/x"), (.get, "/order/vrack/new"),
  ]) func letsDraftsAndReadsThrough(method: HTTPMethod, path: String) async throws {
    let transport = ScriptedTransport(json: "null")
    _ = try await testClient(transport).call(APIRequest(method, path))
    #expect(transport.calls.count == 1)
  }

  @Test func sendsACheckoutOnceWhateverHappens() async {
    for status in [429, 500, 503, 408] {
      let transport = ScriptedTransport(json: "{}", status: status)
      let error = await failure {
        try await testClient(transport).placeOrder(cart: testCart, autoPay: false, waiveRetraction: false)
      }
      #expect(error?.mayHaveHappened == (status != 429))
      #expect(transport.calls.count == 1)
    }
  }

  @Test(arguments: TransportError.Kind.allCases)
  func tellsWhetherAnOrderMayExist(kind: TransportError.Kind) async {
    let transport = ScriptedTransport { request, _ in
      if request.url.hasSuffix("/auth/time") { return .json("1457018875") }
      throw TransportError(kind, reason: "test")
    }
    let error = await failure {
      try await testClient(transport).placeOrder(cart: testCart, autoPay: false, waiveRetraction: false)
    }
    #expect(error?.kind == .network)
    #expect(error?.mayHaveHappened == (kind != .notConnected))
    #expect(transport.calls.count == 1)
  }

  @Test(arguments: ["", "null", "{}", #"{"orderId":null}"#, "<html>", #"{"orderId":1"#])
  func doubtsAnAnswerWithoutOrderID(body: String) async {
    let transport = ScriptedTransport(json: body)
    let error = await failure {
      try await testClient(transport).placeOrder(cart: testCart, autoPay: false, waiveRetraction: false)
    }
    #expect(error?.kind == .decoding)
    #expect(error?.mayHaveHappened == true)
  }

  @Test func takesAnOrderWhoseOtherKeysAreDamaged() async throws {
    let transport = ScriptedTransport(json: #"{"orderId":"5000000001","details":"x","prices":[],"url":3}"#)
    let order = try await testClient(transport).placeOrder(cart: testCart, autoPay: false, waiveRetraction: false)
    #expect(order.id == 5_000_000_001)
  }

  @Test func finishesACheckoutThatIsCancelledUnderWay() async throws {
    let underWay = AsyncStream.makeStream(of: Void.self)
    let goOn = AsyncStream.makeStream(of: Void.self)
    let transport = ScriptedTransport { request, _ in
      if request.url.hasSuffix("/auth/time") { return .json("1457018875") }
      underWay.continuation.finish()
      for await _ in goOn.stream {}
      // what a transport does when its task is cancelled
      try Task.checkCancellation()
      return .json(#"{"orderId":7}"#)
    }
    let client = testClient(transport)
    let task = Task { try await client.placeOrder(cart: testCart, autoPay: false, waiveRetraction: false) }
    for await _ in underWay.stream {}
    task.cancel()
    goOn.continuation.finish()
    #expect(try await task.value.id == 7)
  }

  @Test func sendsNothingWhenCancelledBefore() async {
    let transport = ScriptedTransport(json: #"{"orderId":7}"#)
    let client = testClient(transport, credentials: .accessToken("t"))
    let error = await Task {
      // Cancelled while it runs, and before it sends.
      withUnsafeCurrentTask { $0?.cancel() }
      return await failure { try await client.placeOrder(cart: testCart, autoPay: false, waiveRetraction: false) }
    }.value
    #expect(error?.kind == .cancelled)
    #expect(error?.mayHaveHappened == false)
    #expect(transport.lines == [])
  }

  @Test func doesNotQueueBehindThePace() async throws {
    var options = ManualClock().options(requestsPerMinute: 1)
    options.sleep = { _ in throw CancellationError() }
    let transport = ScriptedTransport(json: #"{"orderId":7}"#)
    let client = testClient(transport, credentials: .accessToken("t"), options: options)
    _ = try? await client.call(APIRequest(.get, "/me"))
    // What was found out right before it must not grow old; those after it wait the longer.
    #expect(try await client.placeOrder(cart: testCart, autoPay: false, waiveRetraction: false).id == 7)
    let next = await failure { try await client.call(APIRequest(.get, "/me")) }
    #expect(next?.kind == .cancelled)
  }
}
