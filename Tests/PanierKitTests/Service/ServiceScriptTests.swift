import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Services in Lua: found, renewed and upgraded, each purchase through the guard.
@Suite struct ServiceScriptTests {
  /// Orders and pays a domain and a hosting, which are delivered at once.
  private func owning(
    _ kind: TransportKind = .inProcess, budget: String? = nil, consent: any Consent = ConsentGivenBeforehand(),
    _ body: @Sendable (ScriptHarness, RunningSimulator) async throws -> Void
  ) async throws {
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 0
    try await RunningSimulator.with(kind, configuration: configuration) { running in
      try await ScriptHarness(running).run(
        """
        local c = cart.new()
        c:add{ domain = "free-owned.fr" }:configure{ OWNER_LEGAL_AGE = true }
        c:add{ product = "webHosting", plan = "hosting-perso", duration = "P1Y" }
        c:assign():checkout{ waive_retraction = true }:pay{ method = "fidelityAccount" }
        """)
      let lua = ScriptHarness(running, budget: try budget.map { try Money($0) }, consent: consent)
      try await body(lua, running)
    }
  }

  private static let renewal = "POST /service/{id}/renew"

  @Test(arguments: TransportKind.allCases) func renewsWhatWasQuoted(kind: TransportKind) async throws {
    try await owning(kind) { lua, running in
      let values = try await lua.run(
        """
        local s = service.open("free-owned.fr")
        local quote = s:quote{ duration = "P2Y" }
        local order = s:renew{ duration = "P2Y", quote = quote, max = quote.total, pay = true }
        return s.product, s.plan, order.total == quote.total, order:status(),
          s.expires:sub(1, 4) + 2 == service.open("free-owned.fr").expires:sub(1, 4) + 0
        """)
      #expect(values == ["domain", "fr", true, "delivered", true])
      // Two quotes and the one before it is sent are dry runs.
      let sent = running.simulator.calls.filter { $0.path.hasSuffix("/renew") && $0.method == "POST" }
      #expect(sent.map { $0.body.contains(#""dryRun":true"#) } == [true, true, true, false])
    }
  }

  @Test(arguments: TransportKind.allCases) func upgradesToAnotherPlan(kind: TransportKind) async throws {
    try await owning(kind) { lua, running in
      let values = try await lua.run(
        """
        local s = service.open(me.services("webHosting")[1])
        local quote = s:quote{ plan = "hosting-pro" }
        local order = s:upgrade{ plan = "hosting-pro", quote = quote, max = quote.total, pay = true }
        return s.plan, order.total == quote.total, #quote.contracts > 0, service.open(s.name).plan
        """)
      #expect(values == ["hosting-perso", true, true, "hosting-pro"])
      #expect(
        running.simulator.calls.filter { $0.method == "POST" && $0.path.hasPrefix("/order/upgrade/") }.count == 1)
    }
  }

  @Test func listsTheWaysToRenewWithTheirPrices() async throws {
    try await owning { lua, _ in
      let values = try await lua.run(
        """
        local s = service.open("free-owned.fr")
        local ways = s:renewals()
        local alone = ways:where{ duration = "P1Y", strategy = "free-owned.fr" }[1]
        local both = s:quote{ duration = "P1Y", strategy = "all" }
        return #ways, alone.price, both.without_tax > alone.price, #both.lines
        """)
      #expect(values[0] == 4)
      #expect(values.dropFirst(2).map { $0 } == [true, 1])
    }
  }

  @Test func nothingGoesBeyondTheBudget() async throws {
    try await owning(budget: "6.70 EUR") { lua, running in
      let error = await lua.failure(#"service.open("free-owned.fr"):renew{ duration = "P1Y" }"#)
      #expect(error?.kind == .budget)
      #expect(
        error?.message.hasPrefix("the order costs ") == true
          && error?.message.hasSuffix(" more than the budget of 6.70 EUR; nothing was ordered") == true)
      let upgrade = await lua.failure(#"service.open(me.services("webHosting")[1]):upgrade{ plan = "hosting-pro" }"#)
      #expect(upgrade?.kind == .budget)
      #expect(running.simulator.calls.filter { $0.body.contains(#""dryRun":false"#) }.isEmpty)
      #expect(
        running.simulator.calls.filter { $0.method == "POST" && $0.path.hasPrefix("/order/upgrade/") }.isEmpty)
    }
  }

  @Test func withoutATerminalNothingIsBoughtAndAQuoteEndsTheScript() async throws {
    try await owning(consent: NobodyToAsk()) { lua, running in
      let error = await lua.failure(#"service.open("free-owned.fr"):renew{ duration = "P1Y" }"#)
      #expect(error?.kind == .refused)
      #expect(running.simulator.calls.filter { $0.body.contains(#""dryRun":false"#) }.isEmpty)
    }
    try await owning(consent: ShowOnly()) { lua, running in
      let error = await lua.failure(
        #"print(service.open("free-owned.fr"):renew{ duration = "P1Y" }) print("not reached")"#)
      #expect(error?.exitCode == 0)
      #expect(lua.output.contains("renewal of free-owned.fr for P1Y"))
      #expect(!lua.output.contains("not reached"))
      #expect(running.simulator.calls.filter { $0.body.contains(#""dryRun":false"#) }.isEmpty)
    }
  }

  @Test func rawCallsAreToldWhatRenewsAndUpgrades() async throws {
    try await owning { lua, running in
      let renew = await lua.failure(
        #"api.post("/service/12345/renew", { duration = "P1Y", services = { 12345 }, dryRun = true })"#)
      #expect(
        renew?.message == "POST /service/12345/renew renews a service, which makes an order and is only sent by "
          + "renewal; use service:renew{…}")
      let upgrade = await lua.failure(#"api.post("/order/upgrade/vps/vps-1/vps-2025-model2", { quantity = 1 })"#)
      #expect(
        upgrade?.message == "POST /order/upgrade/vps/vps-1/vps-2025-model2 orders an upgrade and is only sent by "
          + "upgrade; use service:upgrade{…}")
      #expect(running.count(of: Self.renewal) == 0)
    }
  }

  @Test(arguments: [
    (
      #"service.open("free-ownd.fr")"#,
      "the account has no service 'free-ownd.fr'; me.services(product) lists what it has"
    ),
    (
      #"service.open("free-owned.fr", "vps")"#,
      "the account's service 'free-owned.fr' is of another product: domain"
    ),
    (
      #"service.open("free-owned.fr"):renew{ duration = "P7Y" }"#,
      "free-owned.fr is not sold for P7Y; choose one of P1Y, P2Y, P3Y"
    ),
    (
      #"service.open("free-owned.fr"):quote{ duration = "P2Y", strategy = "pair" }"#,
      "free-owned.fr is not renewed as 'pair' for P2Y; give strategy = \"alone\", \"all\", or one of \"free-owned.fr\""
    ),
    (
      #"service.open("free-owned.fr"):upgrades("webhosting")"#,
      "no upgrades are known for services of 'webhosting'; did you mean 'webHosting'?"
    ),
    (
      #"service.open(me.services("webHosting")[1]):upgrade{ plan = "hosting-prof" }"#,
      "webHosting has no plan 'hosting-prof'; did you mean 'hosting-pro'?"
    ),
  ]) func saysWhatIsWrong(source: String, message: String) async throws {
    try await owning { lua, running in
      let error = await lua.failure(source)
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
      #expect(running.count(of: Self.renewal) == 0)
    }
  }
}
