import OVHClient
import OVHSimulator
import PanierTesting
import PanierVM
import Testing

/// Products other than domains: offers, items, options.
@Suite struct ProductTests {
  @Test(arguments: TransportKind.allCases) func ordersAHostingWithItsDatabase(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run(
        """
        local c = cart.new()
        local item = c:add{ product = "webHosting", plan = "hosting-pro", duration = "P1Y", mode = "upfront12" }
        local database = item:option("hosting-privatesql-512")
        local order = c:assign():checkout{ max = money("250 EUR") }
        return item.plan, item.duration, database.parent == item.id, database.duration, order.id > 0
        """)
      #expect(values == ["hosting-pro", "P1Y", true, "P1Y", true])
      let added = try running.simulator.calls.filter { $0.method == "POST" && $0.path.contains("webHosting") }
        .map { try JSONValue(parsing: Array($0.body.utf8)) }
      #expect(added.map { $0["pricingMode"]?.string } == ["upfront12", "upfront12"])
      #expect(added.map { $0["duration"]?.string } == ["P1Y", "P1Y"])
      #expect(added.map { $0["quantity"]?.int64 } == [1, 1])
    }
  }

  @Test func showsThePriceWithItsSetUpFee() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      let values = try await lua.run(
        """
        local c = cart.new()
        print(c:offers{ product = "webHosting", plan = "hosting-perso" })
        local server = c:offers{ product = "eco", plan = "24sk10" }:where{ mode = "default" }[1]
        return server.total == server.price + server.installation, server.installation > money("0 EUR"),
          c:add(server).total == server.price
        """)
      #expect(values == [true, true, true])
      #expect(Picture.compare("plan-offers", lua.output) == .same)
    }
  }

  @Test func explainsFamiliesAndFillsNone() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      let values = try await lua.run(
        """
        local c = cart.new()
        local server = c:add{ product = "eco", plan = "24sk10" }
        local before = #c:items()
        print(c:options(server))
        local memory = c:options(server):where{ family = "memory" }[1]
        server:option(memory.plan)
        local ok, e = pcall(server.option, server, memory.plan)
        return before, #c:options(server):where{ chosen = true }, memory.mandatory, memory.exclusive, e.message
        """)
      #expect(values.prefix(4) == [1, 1, true, true])
      guard case .string(let message)? = values.last else { return #expect(Bool(false), "no message") }
      #expect(message.hasPrefix("24sk10 takes one option of the family memory, and "))
      #expect(message.contains(" is chosen; take it out with cart:remove("))
      #expect(lua.output.contains("memory: exactly one must be chosen, none is yet"))
      #expect(running.count(of: "POST /order/cart/{id}/eco/options") == 1)
    }
  }

  @Test func aDomainHasOptionsToo() async throws {
    try await RunningSimulator.with { running in
      let values = try await ScriptHarness(running).run(
        """
        local c = cart.new()
        local item = c:add{ domain = "free-example.fr" }
        item:option("dnssec", { duration = "P1Y" })
        return #c:options(item), c:options(item):where{ chosen = true }[1].plan
        """)
      #expect(values == [2, "dnssec"])
    }
  }

  @Test(arguments: [
    (#"c:offers{ product = "webhosting" }"#, "product 'webhosting' is not known; did you mean 'webHosting'?"),
    (#"c:add{ product = "webHostin", plan = "x" }"#, "product 'webHostin' is not known; did you mean 'webHosting'?"),
    (
      #"c:add{ product = "webHosting", plan = "hosting-perzo" }"#,
      "webHosting has no plan 'hosting-perzo'; did you mean 'hosting-perso'?"
    ),
    (#"c:add{ product = "webHosting" }"#, "Cart:add: missing option 'plan', expected string"),
    (
      #"c:add{ product = "webHosting", plan = "hosting-perso", duration = "P7M" }"#,
      "hosting-perso is not sold for P7M; choose one of P1M, P1Y"
    ),
    (
      #"c:add{ product = "webHosting", plan = "hosting-perso", mode = "upfront24" }"#,
      "hosting-perso is not sold in the mode 'upfront24'; choose one of default, upfront12"
    ),
    (
      #"c:add{ product = "webHosting", plan = "hosting-perso", mode = "default", duration = "P1Y" }"#,
      "hosting-perso is not sold for P1Y; choose one of P1M"
    ),
    (
      #"c:add{ product = "dns", plan = "zone", quantity = 2 }"#,
      "zone is not sold 2 times; exactly 1 can be ordered"
    ),
    (
      #"c:add{ product = "webHosting", plan = "hosting-perso", quantity = 0 }"#,
      "hosting-perso is not sold 0 times; at least 1 must be ordered"
    ),
    (
      #"c:add{ domain = "free-example.fr", quantity = 2 }"#,
      "free-example.fr is not sold 2 times; exactly 1 can be ordered"
    ),
  ]) func refusesBeforeAnythingIsAdded(script: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure("local c = cart.new() " + script)
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
      #expect(running.callNames.filter { $0.hasPrefix("POST /order/cart/") } == [])
    }
  }

  @Test(arguments: [
    (
      #"c:add{ domain = "free-example.fr" }:update{ duration = "P11Y" }"#,
      "free-example.fr is not sold for P11Y; choose one of P1Y, P2Y, P3Y, P4Y, P5Y, P6Y, P7Y, P8Y, P9Y, P10Y"
    ),
    (
      #"c:add{ domain = "free-example.fr" }:update{ quantity = 2 }"#,
      "free-example.fr is not sold 2 times; exactly 1 can be ordered"
    ),
    (
      #"c:add{ product = "webHosting", plan = "hosting-perso" }:update{ duration = "P2Y" }"#,
      "hosting-perso is not sold for P2Y; choose one of P1M"
    ),
  ]) func refusesAnUpdateBeforeItIsSent(script: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure("local c = cart.new() " + script)
      #expect(error?.message == message)
      #expect(running.callNames.filter { $0.hasPrefix("PUT") } == [])
    }
  }

  @Test func updatesTheQuantityOfAPlan() async throws {
    try await RunningSimulator.with { running in
      let values = try await ScriptHarness(running).run(
        """
        local item = cart.new():add{ product = "webHosting", plan = "hosting-perso" }:update{ quantity = 3 }
        return item.quantity, item.total == money("13.47 EUR")
        """)
      #expect(values == [3, true])
    }
  }

  @Test func namesTheNearestOption() async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(
        #"cart.new():add{ domain = "free-example.fr" }:option("dnsec")"#)
      #expect(error?.message == "free-example.fr has no option 'dnsec'; did you mean 'dnssec'?")
      #expect(running.callNames.filter { $0.hasSuffix("/options") && $0.hasPrefix("POST") } == [])
    }
  }
}
