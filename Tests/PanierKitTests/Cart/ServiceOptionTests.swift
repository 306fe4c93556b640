import OVHClient
import OVHSimulator
import PanierTesting
import PanierVM
import Testing

/// Options of services that the account owns already.
@Suite struct ServiceOptionTests {
  /// Orders and pays a domain and a hosting, lets them be delivered, and hands over what the account owns then.
  private func owning(
    _ kind: TransportKind = .inProcess, _ body: @Sendable (ScriptHarness, RunningSimulator) async throws -> Void
  ) async throws {
    let clock = MovingClock()
    try await RunningSimulator.with(kind, clock: { clock.now }) { running in
      let lua = ScriptHarness(running)
      try await lua.run(
        """
        local c = cart.new()
        c:add{ domain = "free-owned.fr" }:configure{ OWNER_LEGAL_AGE = true }
        c:add{ product = "webHosting", plan = "hosting-pro" }
        c:assign():checkout{ waive_retraction = true }:pay{ method = "fidelityAccount" }
        """)
      clock.advance(.seconds(86_400))
      // The first call after the leap is refused for its time; the client asks for the time anew then.
      _ = await lua.failure("me.account()")
      try await body(lua, running)
    }
  }

  @Test(arguments: TransportKind.allCases) func ordersADatabaseForAHosting(kind: TransportKind) async throws {
    try await owning(kind) { lua, running in
      let values = try await lua.run(
        """
        local name = me.services("webHosting")[1]
        local c = cart.new()
        local options = c:service_options{ product = "webHosting", service = name }
        local yearly = options:where{ mode = "upfront12" }[1]
        local item = c:add(yearly)
        local order = c:assign():checkout{ max = money("110 EUR") }
        return yearly.plan, yearly.duration, yearly.price == money("83.88 EUR"), yearly.installation == money("0 EUR"),
          item.plan, item.service == name, item.parent, order.id > 0
        """)
      #expect(
        values == ["hosting-privatesql-512", "P1Y", true, true, "hosting-privatesql-512", true, .nil, true])
      let added = try #require(
        running.simulator.calls.last { $0.method == "POST" && $0.path.contains("/cartServiceOption/") })
      let body = try JSONValue(parsing: Array(added.body.utf8))
      #expect(added.path.hasPrefix("/order/cartServiceOption/webHosting/"))
      #expect(body["pricingMode"] == "upfront12")
      #expect(body["duration"] == "P1Y")
      #expect(body["quantity"] == 1)
    }
  }

  @Test(arguments: TransportKind.allCases) func changesTheOwnerOfADomain(kind: TransportKind) async throws {
    try await owning(kind) { lua, running in
      let values = try await lua.run(
        """
        local c = cart.new()
        local trade = c:add{ product = "domain", service = "free-owned.fr", plan = "fr-trade" }
        trade:configure{ OWNER_CONTACT = me.contacts()[1].path }
        local quote = c:assign():quote()
        return me.services("domain")[1], trade.duration, trade.quantity, quote.total == money("0 EUR")
        """)
      #expect(values == ["free-owned.fr", "P0D", 1, true])
      #expect(running.count(of: "POST /order/cartServiceOption/domain/free-owned.fr") == 1)
    }
  }

  @Test func printsTheOptionsAndMarksTheChosen() async throws {
    try await owning { lua, _ in
      try await lua.run(
        """
        local c = cart.new()
        c:add{ product = "domain", service = "free-owned.fr", plan = "dnssec" }
        print(c:service_options{ product = "domain", service = "free-owned.fr" })
        """)
      #expect(Picture.compare("service-options", lua.output) == .same)
    }
  }

  @Test func takesOneOptionOfAnExclusiveFamilyUntilItIsTakenOut() async throws {
    try await owning { lua, running in
      let values = try await lua.run(
        """
        local c = cart.new()
        local which = { product = "domain", service = "free-owned.fr", plan = "dnssec" }
        local first = c:add(which)
        local ok, e = pcall(c.add, c, which)
        c:remove(first)
        return e.message:gsub("%d+", "N"), c:add(which).plan
        """)
      #expect(
        values == [
          "free-owned.fr takes one option of the family dnssec, and dnssec is chosen; take it out with cart:remove(N)",
          "dnssec",
        ])
      #expect(running.count(of: "POST /order/cartServiceOption/domain/free-owned.fr") == 2)
    }
  }

  @Test func checksAnUpdateAgainstTheOptionItself() async throws {
    try await owning { lua, running in
      let values = try await lua.run(
        """
        local c = cart.new()
        local name = me.services("webHosting")[1]
        local item = c:add{ product = "webHosting", service = name, plan = "hosting-privatesql-512" }
        local ok, e = pcall(item.update, item, { duration = "P7M" })
        return item:update{ quantity = 2 }.quantity, e.message, #c:items()
        """)
      #expect(values == [2, "hosting-privatesql-512 is not sold for P7M; choose one of P1M", 1])
      #expect(running.simulator.calls.filter { $0.method == "PUT" }.count == 1)
    }
  }

  @Test(arguments: [
    (
      #"c:service_options{ product = "webhosting", service = "x" }"#,
      "there are no options for services of 'webhosting'; did you mean 'webHosting'?"
    ),
    (#"me.services("dmain")"#, "there are no options for services of 'dmain'; did you mean 'domain'?"),
    (
      #"c:service_options{ product = "domain", service = "fre-owned.fr" }"#,
      "the account has no domain service 'fre-owned.fr'; did you mean 'free-owned.fr'?"
    ),
    (
      #"c:add{ product = "domain", service = "free-owned.fr", plan = "dnsec" }"#,
      "free-owned.fr has no option 'dnsec'; did you mean 'dnssec'?"
    ),
    (
      #"c:add{ product = "domain", service = "free-owned.fr", plan = "dnssec", duration = "P7M" }"#,
      "dnssec is not sold for P7M; choose one of P1Y"
    ),
    (
      #"c:add{ product = "domain", service = "free-owned.fr", plan = "dnssec", quantity = 2 }"#,
      "dnssec is not sold 2 times; exactly 1 can be ordered"
    ),
    (
      #"c:add{ product = "domain", service = "free-owned.fr", plan = "dnssec", mode = "upfront12" }"#,
      "dnssec is not sold in the mode 'upfront12'; choose one of default"
    ),
    (#"c:add{ service = "free-owned.fr", plan = "dnssec" }"#, "Cart:add: missing option 'product', expected string"),
  ]) func refusesBeforeAnythingIsAdded(script: String, message: String) async throws {
    try await owning { lua, running in
      let error = await lua.failure("local c = cart.new() " + script)
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
      #expect(running.callNames.filter { $0.hasPrefix("POST /order/cartServiceOption/") } == [])
    }
  }

  @Test func anOptionOfAServiceHasNoOptionsItself() async throws {
    try await owning { lua, _ in
      let error = await lua.failure(
        """
        local c = cart.new()
        c:options(c:add{ product = "domain", service = "free-owned.fr", plan = "dnssec" })
        """)
      let message = error?.message.replacing(/\d+/, with: "N")
      #expect(
        message == "item N is an option of free-owned.fr itself; ask with "
          + #"cart:service_options{ product = "domain", service = "free-owned.fr" }"#)
    }
  }
}
