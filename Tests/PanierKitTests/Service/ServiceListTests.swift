import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Services in Lua: listed, due, and renewed by themselves or not.
@Suite struct ServiceListTests {
  private func with(
    _ kind: TransportKind = .inProcess, writes: (@Sendable (OVHClient) -> WriteGate)? = nil,
    _ body: @Sendable (ScriptHarness, RunningSimulator) async throws -> Void
  ) async throws {
    try await RunningSimulator.with(kind) { running in try await body(ScriptHarness(running, writes: writes), running) }
  }

  @Test(arguments: TransportKind.allCases) func listsWhatIsOwned(kind: TransportKind) async throws {
    try await with(kind) { lua, _ in
      let values = try await lua.run(
        """
        local names = service.list("domain")
        local shop = names:where{ name = "owned-shop.fr" }[1]
        local blog = names:where{ name = "owned-blog.com" }[1]
        local old = names:where{ status = "expired" }[1]
        return #names, shop.status, shop.days_left, shop.renewal, shop.admin, #shop.since, blog.renewal, old.name,
          old.days_left, #service.list(), names:sort("days_left")[1].name, service.open("owned-shop.fr").renewal
        """)
      #expect(
        values == [
          3, "ok", 19, "manual", "si1111-ovh", 10, "automatic", "owned-old.net", -6, 7, "owned-old.net", "manual",
        ])
    }
  }

  @Test func tellsWhatIsDueAndWhatItCosts() async throws {
    try await with { lua, running in
      let values = try await lua.run(
        """
        local due, months = service.renewals{ within = "60d", product = "domain" }
        local all = service.renewals{ within = "1y" }
        local years = service.renewals{ within = "30d", product = "domain", duration = "P2Y" }
        print(due)
        local sum = money("0 EUR")
        months:each(function(one) sum = sum + one.total end)
        return #due, due[2].name, due[2].price > due[2].monthly, due[2].service.name, #due[2].ways, #all, years[2].duration,
          sum == due[1].price + due[2].price, #months >= 1
        """)
      #expect(values == [2, "owned-shop.fr", true, "owned-shop.fr", 3, 7, "P2Y", true, true])
      #expect(lua.output.contains("Renewals that are due, excl. tax"))
      #expect(lua.output.contains("Total"))
      #expect(running.count(of: "POST /service/{id}/renew") == 0)
    }
  }

  @Test func automaticRenewalIsTurnedOnAndOffOnceItIsAllowed() async throws {
    try await with(writes: { client in
      WriteGate(
        client: client, endpoint: "the simulator",
        grants: WriteGrants(allowed: (try? [RouteGrant("PUT /domain/*/serviceInfos")]) ?? []))
    }) { lua, running in
      let values = try await lua.run(
        """
        local s = service.open("owned-shop.fr")
        local on = s:auto_renew(true, { duration = "P2Y" })
        local again = on:auto_renew(true)
        local off = again:auto_renew(false)
        return on.renewal, on.period, again.renewal, off.renewal, off.period
        """)
      #expect(values == ["automatic", 24, "automatic", "manual", 24])
      #expect(running.simulator.calls(of: "PUT /domain/{serviceName}/serviceInfos").count == 2)
    }
  }

  @Test func itIsAskedForAndTheRawCallIsRefused() async throws {
    try await with { lua, running in
      let asked = await lua.failure(#"service.open("owned-shop.fr"):auto_renew(true)"#)
      #expect(asked?.kind == "refused")
      #expect(
        asked?.message
          == "PUT /domain/owned-shop.fr/serviceInfos at simulator was not confirmed, since there is no terminal to ask on; "
          + "nothing was sent, allow the route PUT /domain/*/serviceInfos beforehand")
      let raw = await lua.failure(
        #"api.put("/domain/owned-shop.fr/serviceInfos", { renew = { automatic = true, forced = false, deleteAtExpiration = false } })"#
      )
      #expect(
        raw?.message
          == "PUT /domain/owned-shop.fr/serviceInfos changes whether and how a service is renewed and is only "
          + "sent by auto_renew; use service:auto_renew(true)")
      #expect(running.simulator.calls(of: "PUT /domain/{serviceName}/serviceInfos").isEmpty)
    }
  }

  @Test(arguments: [
    (#"service.list("domains")"#, "services of 'domains' are not listed; did you mean 'domain'?"),
    (
      #"service.renewals{ within = "soon" }"#,
      "'soon' is not a time to look ahead; write \"90d\", \"3m\", \"1y\", or a period as in \"P90D\""
    ),
    (
      #"service.open("owned-blog.com"):auto_renew(true, { duration = "P1M" })"#,
      "owned-blog.com is not renewed by itself for P1M; choose one of P1Y, P2Y, P3Y"
    ),
  ]) func saysWhatIsWrong(source: String, message: String) async throws {
    try await with { lua, _ in #expect(await lua.failure(source)?.message == message) }
  }
}
