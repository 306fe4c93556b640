import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// A name that is owned: its lock, its name servers, its signatures and the code for a transfer out.
@Suite struct DomainSettingTests {
  private func with(
    grants: [String], _ body: @Sendable (ScriptHarness, RunningSimulator) async throws -> Void
  ) async throws {
    let allowed = try grants.map { try RouteGrant($0) }
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(
        running,
        writes: { client in
          WriteGate(client: client, endpoint: "the simulator", grants: WriteGrants(allowed: allowed))
        })
      try await body(lua, running)
    }
  }

  @Test func areChangedOnceTheirRoutesAreAllowed() async throws {
    try await with(
      grants: [
        "PUT /domain/*", "POST /domain/*/nameServers/update", "GET /domain/*/authInfo", "POST /domain/zone/*/dnssec",
      ]
    ) { lua, _ in
      let values = try await lua.run(
        """
        local s = service.open("owned-shop.fr")
        local locked, refused = pcall(s.transfer_code, s)
        local signed, unlocked = s:dnssec(true), s:lock(false)
        local first, second = s:transfer_code(), s:transfer_code()
        local hosts = s:name_servers{ "ns1.example.net", "ns2.example.net" }
        return locked, refused.status, signed, unlocked, first ~= second, #hosts, hosts[1], s:name_servers()[2]
        """)
      #expect(
        values == [false, 400, "enabled", "unlocked", true, 2, "ns1.example.net", "ns2.example.net"])
    }
  }

  @Test func nothingIsChangedWithoutAWord() async throws {
    try await with(grants: []) { lua, running in
      for call in [
        #":lock(false)"#, #":transfer_code()"#, #":dnssec(true)"#,
        #":name_servers{ "a.example.net", "b.example.net" }"#,
      ] {
        let error = await lua.failure(#"local s = service.open("owned-shop.fr") s"# + call)
        #expect(error?.kind == "refused", "\(call)")
      }
      #expect(running.simulator.calls.allSatisfy { $0.method == "GET" && !$0.path.hasSuffix("/authInfo") })
      let wrong = await lua.failure(#"service.open("vps-0a1b2c3d.vps.ovh.net"):lock(true)"#)
      #expect(wrong?.message == "locks are known of domains only, and vps-0a1b2c3d.vps.ovh.net is a vps")
    }
  }
}
