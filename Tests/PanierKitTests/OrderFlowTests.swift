import OVHClient
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// The eight steps of an order, from Lua, on both transports.
@Suite struct OrderFlowTests {
  private static let script = """
    local c = cart.new{ description = "flow" }
    local offers = c:offers("free-example.fr")
    local offer = offers:cheapest()
    local item = c:add(offer, { duration = "P1Y" })
    local requirements = item:requirements()
    assert(#requirements > 0)
    c:assign()
    item:configure{ OWNER_LEGAL_AGE = true }
    local summary = c:summary()
    local quote = c:quote()
    local order = c:checkout{ quote = quote, max = money("20 EUR"), waive_retraction = true }
    return offer.total, summary.total, quote.total, quote.without_tax + quote.tax, order.id, order:status(),
      #order:details()
    """

  @Test(arguments: TransportKind.allCases) func ordersADomain(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let lua = ScriptHarness(running, budget: try Money("20 EUR"))
      let values = try await lua.run(Self.script)
      #expect(values.map(\.text).dropLast(3) == ["5.59 EUR", "6.71 EUR", "6.71 EUR", "6.71 EUR"])
      #expect(values[5] == .string("notPaid"))
      guard case .integer(let id) = values[4] else { return #expect(Bool(false), "the order has no number") }
      #expect(id > 1 << 32)
      #expect(try await running.client.orderIDs() == [id])
      #expect(
        running.callNames.filter { $0 != "GET /auth/time" } == [
          "GET /me",
          "POST /order/cart",
          "GET /order/cart/{id}/domain",
          "POST /order/cart/{id}/domain",
          "GET /order/cart/{id}/item/{id}/requiredConfiguration",
          "GET /order/cart/{id}/item/{id}/configuration",
          "GET /order/cart/{id}/item/{id}/configuration/{id}",
          // What the registry of the suffix wants besides.
          "GET /domain/configurationRule",
          "POST /order/cart/{id}/assign",
          "GET /order/cart/{id}/item/{id}/requiredConfiguration",
          "GET /order/cart/{id}/item/{id}/configuration",
          "GET /order/cart/{id}/item/{id}/configuration/{id}",
          "POST /order/cart/{id}/item/{id}/configuration",
          "GET /order/cart/{id}/summary",
          "GET /order/cart/{id}/checkout",
          // What is in the cart, what it costs, and whose it is: then once more right before the order.
          "GET /order/cart/{id}/item",
          "GET /order/cart/{id}/item/{id}",
          "GET /order/cart/{id}/checkout",
          "GET /me",
          "GET /order/cart/{id}/checkout",
          "POST /order/cart/{id}/checkout",
          "GET /me/order/{id}/status",
        ] + running.callNames.filter { $0.hasPrefix("GET /me/order/{id}/details") } + ["GET /me/order"])
    }
  }

  @Test(arguments: TransportKind.allCases) func aNameInItsOwnLettersIsAskedForAndOrderedInASCII(
    kind: TransportKind
  ) async throws {
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run(
        """
        local c = cart.new()
        local offer = c:offers("FREE-Cafe\u{301}.みんな"):cheapest()
        local ok, message = pcall(c.offers, c, "xn--u-ccb.fr")
        return offer.domain, offer.plan, c:add(offer).domain, message.message
        """)
      #expect(
        values == [
          "free-café.みんな", "xn--q9jyb4c", "xn--free-caf-i1a.xn--q9jyb4c",
          "'xn--u-ccb.fr' is not a domain name: 'xn--u-ccb' is not the ASCII form of an international label",
        ])
    }
  }

  @Test(arguments: TransportKind.allCases) func keepsTheRelationsOfTheSamplesForFrAndCom(
    kind: TransportKind
  ) async throws {
    try await RunningSimulator.with(kind) { running in
      let lua = ScriptHarness(running)
      for suffix in ["fr", "com"] {
        let values = try await lua.run(
          """
          local c = cart.new()
          c:add(c:offers("free-sample.\(suffix)"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
          local s = c:summary()
          local sum, zone, gift = money("0 EUR"), 0, nil
          for _, line in ipairs(s.lines) do
            sum = sum + line.total
            if line.domain == "*001.001" then
              zone = zone + 1
              assert(line.total == money("0 EUR"))
            end
            if line.type == "GIFT" then gift = line.total end
          end
          assert(sum == s.without_tax, "lines add up")
          assert(s.tax == s.without_tax:percent(20), "tax is 20 % to the cent")
          assert(s.without_tax + s.tax == s.total, "totals add up")
          assert(zone >= 2, "the DNS zone comes by itself")
          local offer = c:offers("free-other.\(suffix)"):cheapest()
          assert(gift == -offer.price.DISCOUNT, "the promotion is a gift line")
          assert(offer.total == offer.price.PRICE + offer.price.FEE - offer.price.DISCOUNT)
          return s.without_tax == offer.total
          """)
        #expect(values == [.boolean(true)])
      }
    }
  }

  @Test(arguments: TransportKind.allCases) func deletesDraftsOnEveryWayOut(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let lua = ScriptHarness(running)
      try await lua.run("cart.new()")
      #expect(running.count(of: "DELETE /order/cart/{id}") == 1)
      #expect(await lua.failure("cart.new() cart.new() error('stop')")?.message == "stop")
      #expect(running.count(of: "DELETE /order/cart/{id}") == 3)
      #expect(await lua.failure("cart.new() os.exit(5)")?.exitCode == 5)
      #expect(running.count(of: "DELETE /order/cart/{id}") == 4)
      try await lua.run("cart.new{ keep = true }")
      #expect(running.count(of: "DELETE /order/cart/{id}") == 4)
    }
  }

  @Test(arguments: TransportKind.allCases) func keepsWhatWasOrderedAndReadsItAgain(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let lua = ScriptHarness(running)
      let values = try await lua.run(
        """
        local c = cart.new()
        c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
        c:assign()
        local o = c:checkout{ waive_retraction = true }
        assert(c.read_only)
        local again = order.open(o.id)
        assert(again.total == o.total and again.tax == o.tax)
        assert(#order.list() == 1 and order.list()[1].id == o.id)
        return tostring(o.total), o:url() ~= nil
        """)
      #expect(values == ["6.71 EUR", true])
      #expect(running.count(of: "DELETE /order/cart/{id}") == 0)
    }
  }

  @Test(arguments: TransportKind.allCases) func endsAtTheQuoteWhereThatIsAsked(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let lua = ScriptHarness(running, consent: ShowOnly())
      let error = await lua.failure(
        """
        local c = cart.new()
        c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
        c:assign()
        pcall(c.checkout, c, { waive_retraction = true })
        print("not reached")
        """)
      #expect(error?.exitCode == 0)
      #expect(lua.output.contains("Total incl. tax"))
      #expect(lua.output.contains("6.71 EUR"))
      #expect(!lua.output.contains("not reached"))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
      #expect(running.count(of: "DELETE /order/cart/{id}") == 1)
    }
  }
}

extension LuaValue {
  /// What `tostring` gives, for values that tests compare.
  var text: String {
    switch self {
    case .object(let object): (try? type(of: object).luaType.operators.tostring?(object)) ?? "object"
    case .string(let text): text
    case .integer(let number): String(number)
    case .boolean(let flag): String(flag)
    default: "\(self)"
    }
  }
}
