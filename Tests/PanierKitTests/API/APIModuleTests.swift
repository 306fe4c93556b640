import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Raw calls, and the fence around them.
@Suite struct APIModuleTests {
  @Test(arguments: TransportKind.allCases) func readsAndWritesAnyRoute(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run(
        """
        local c = api.post("/order/cart", { ovhSubsidiary = "FR", description = "raw" })
        api.post("/order/cart/" .. c.cartId .. "/assign")
        local found = api.get("/order/cart", { description = "raw" })
        api.put("/order/cart/" .. c.cartId, { description = "later" })
        local later = api.get("/order/cart/" .. c.cartId).description
        return found[1] == c.cartId, later, api.delete("/order/cart/" .. c.cartId)
        """)
      #expect(values == [true, "later", .nil])
    }
  }

  @Test(arguments: [
    #"api.post("/order/cart/" .. c.id .. "/checkout", {})"#,
    #"api.post("/order/cart/" .. c.id .. "/checkout/", {})"#,
    #"api.post("/ORDER/cart/" .. c.id .. "/Checkout")"#,
    #"api.post("/order/cart/" .. c.id .. "/%63heckout")"#,
    #"api.put("/order/cart/" .. c.id .. "/checkout", {})"#,
    #"api.post("/v1/order/cart/" .. c.id .. "/checkout")"#,
    #"api.post("/me/order/123/pay", { paymentMethod = { id = 1 } })"#,
    #"api.post("/me/order/123/payWithRegisteredPaymentMean", { paymentMean = "fidelityAccount" })"#,
    #"api.post("/me/order/123/retraction", { reason = "other" })"#,
    #"api.post("/me/order/123/waiveRetraction")"#,
    #"api.post("/me/payment/method", { paymentType = "CREDIT_CARD", orderId = 123 })"#,
  ]) func spendsNothing(call: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure("local c = cart.new() " + call)
      #expect(error?.kind == .refused || error?.kind == .usage)
      let writes = running.simulator.calls.filter { $0.method == "POST" || $0.method == "PUT" }
      #expect(writes.map(\.path).allSatisfy { $0.hasSuffix("/order/cart") })
    }
  }

  @Test func saysWhatSendsIt() async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(#"api.post("/me/order/123/pay", {})"#)
      #expect(
        error?.message == "POST /me/order/123/pay pays and is only sent by payment; use order:pay{…}")
    }
  }

  @Test(arguments: [
    (#"api.get("/me/ordre")"#, "GET /me/ordre: there is no such route; did you mean /me/order?"),
    (
      #"api.post("/order/cart", { print })"#,
      "a function cannot be sent; use text, numbers, booleans, json.null, lists and tables of names"
    ),
    (
      #"api.get("/me/order", { "x" })"#,
      "a list as a query cannot be sent; use text, numbers, booleans, json.null, lists and tables of names"
    ),
  ]) func refusesBeforeTheCall(script: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(script)
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
      #expect(running.callNames == [])
    }
  }

  @Test func recipesHaveNoRawCalls() async throws {
    try await RunningSimulator.with { running in
      let recipe = ScriptHarness(running, level: .recipe)
      #expect(await recipe.failure(#"api.get("/me")"#) != nil)
      #expect(running.callNames == [])
      let values = try await recipe.run("return me.account().id")
      #expect(values == ["si1111-ovh"])
    }
  }

  @Test func catalogueAndAccount() async throws {
    try await RunningSimulator.with { running in
      let values = try await ScriptHarness(running).run(
        """
        local plan = catalog.plan("eco", "24sk10")
        local renew
        for _, price in ipairs(plan.prices) do
          if price.mode == "default" and price.capacity == "renew" then renew = price.price end
        end
        local offer = cart.new():offers{ product = "eco", plan = "24sk10" }:where{ mode = "default" }[1]
        local method = me.payment_methods()[1]
        return renew == offer.price, method.default, method.id
        """)
      #expect(values == [true, true, 4_294_970_001])
      let error = await ScriptHarness(running).failure(#"catalog.get("ecco")"#)
      #expect(error?.message == "there is no catalogue of 'ecco'; did you mean 'eco'?")
    }
  }

  @Test(arguments: TransportKind.allCases) func anErrorCarriesTheAPIsOwnWords(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run(
        """
        local ok, e = pcall(api.get, "/order/cart/nonsense")
        return e.api_message, e.class, e.status, e.kind, e.query_id ~= nil, e.details == nil
        """)
      #expect(values == ["invalid cartId", "Client::BadRequest", 400, "api", true, true])
    }
  }

  /// What a script prints of an error in whose words everything stands that drives a terminal.
  private func printed(_ script: String, _ format: OutputFormat) async throws -> String {
    let output = Notes()
    let answer: JSONValue = ["message": "no\u{1B}[2J\u{202E}cart\u{0}\u{9B}2J", "class": "Client::Bad\u{7}Request"]
    let client = OVHClient.testing(
      transport: AlteredTransport(Simulator(), answers: ["GET /me": answer], status: 400))
    let session = PanierSession(
      client: client,
      spending: SpendingGuard(
        client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand()),
      printing: PrintingOptions(format: format), output: { output.add(String(decoding: $0, as: UTF8.self)) })
    _ = try await PanierHost(session: session).run(script, name: "test.lua")
    return output.all.joined()
  }

  @Test(arguments: ["print(e)", "print(tostring(e))", "print('failed: ' .. tostring(e))", "print(e.message)"])
  func aPrintedErrorDrivesNoTerminal(_ statement: String) async throws {
    let text = try await printed(#"local ok, e = pcall(api.get, "/me") "# + statement, .table)
    #expect(text.contains(#"400 Client::Bad\u{7}Request: no\u{1B}[2J\u{202E}cart\u{0}\u{9B}2J"#))
    #expect(text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) || $0 == "\n" })
  }

  @Test func aPrintedErrorIsDataWhereDataIsPrinted() async throws {
    let text = try await printed(#"local ok, e = pcall(api.get, "/me") print(e)"#, .json)
    let data = try JSONValue(parsing: Array(text.utf8))
    #expect(data["kind"]?.string == "api")
    #expect(data["status"]?.int64 == 400)
    #expect(data["location"]?.string == "test.lua:1")
    #expect(data["api_message"]?.string == "no\u{1B}[2J\u{202E}cart\u{0}\u{9B}2J")
    #expect(text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) || $0 == "\n" })
  }

  @Test func anErrorCarriesTheAPIsDetails() throws {
    var error = OVHError(kind: .api, request: "POST /order/cart", message: "rules are\nnot respected")
    error.apiMessage = error.message
    error.details = ["contact_id": "7", "left": ["a"]]
    #expect(error.luaError["api_message"] == "rules are\nnot respected")
    #expect(error.luaError["details"] == .json(Array(#"{"contact_id":"7","left":["a"]}"#.utf8)))
  }
}
