import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Work at a registry: a transfer whose code is refused is told, mended, begun again or cancelled.
@Suite struct DomainTaskTests {
  private static let transfer = """
    local c = cart.new()
    c:add{ domain = "taken-a.fr", action = "transfer" }:configure{ OWNER_LEGAL_AGE = true, AUTH_INFO = "wrong-code" }
    local o = c:assign():checkout{ max = money("20 EUR"), waive_retraction = true }
    o:pay{ method = "fidelityAccount" }

    """

  private func with(
    _ kind: TransportKind = .inProcess, _ body: @Sendable (ScriptHarness, RunningSimulator) async throws -> Void
  ) async throws {
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    try await RunningSimulator.with(kind, configuration: configuration) { running in
      let lua = ScriptHarness(
        running,
        writes: { client in
          WriteGate(
            client: client, endpoint: "the simulator",
            grants: WriteGrants(
              allowed: ["PUT /me/task/**", "POST /me/task/**"].compactMap { try? RouteGrant($0) }))
        }, sleep: { running.simulator.advance(by: Double($0.components.seconds)) })
      try await body(lua, running)
    }
  }

  @Test(arguments: TransportKind.allCases) func aRefusedCodeIsMended(kind: TransportKind) async throws {
    try await with(kind) { lua, running in
      let error = await lua.failure(Self.transfer + #"o:await{ timeout = "10m" }"#)
      #expect(error?["class"] == "ActionRequired")
      #expect(
        error?.message.hasSuffix(
          " waits for you: DomainIncomingTransfer of taken-a.fr failed (The authorization code (authInfo) is refused by the "
            + "registry); mend it with task:fix{ authInfo = … }, see me.tasks{ domain = \"taken-a.fr\" }") == true)
      let values = try await lua.run(
        """
        local task = me.tasks{ domain = "taken-a.fr" }[1]
        print(me.tasks())
        local mended = task:fix{ authInfo = "right-code" }
        local order = order.list()[1]
        return task.state, task.needs[1], task.what, mended.state, order:await{ timeout = "10m" },
          service.open("taken-a.fr"):tasks()[1].state
        """)
      #expect(
        values == ["action required", "authInfo", "DomainIncomingTransfer", "running", "delivered", "done"])
      #expect(lua.output.contains("mend it with task:fix{ authInfo = … }"))
      #expect(running.simulator.calls(of: "PUT /me/task/domain/{id}/argument/{key}").count == 1)
    }
  }

  @Test func aTaskThatIsBegunAgainWithTheSameCodeFailsAgain() async throws {
    try await with { lua, _ in
      let values = try await lua.run(
        Self.transfer + """
          local task = me.tasks()[1]
          local again = task:relaunch()
          return again.state, again:cancel().state, order.list()[1]:status()
          """)
      #expect(values == ["action required", "cancelled", "cancelled"])
    }
  }

  @Test func saysWhatIsWrong() async throws {
    try await with { lua, _ in
      let field = await lua.failure(
        Self.transfer + #"me.tasks()[1]:fix{ auth_info = "x" }"#)
      #expect(field?.message.hasSuffix(" has no field 'auth_info'; did you mean 'authInfo'?") == true)
      let server = await lua.failure(#"service.open("vps-0a1b2c3d.vps.ovh.net"):tasks()"#)
      #expect(server?.message == "tasks are known of domains only, and vps-0a1b2c3d.vps.ovh.net is a vps")
    }
  }
}
