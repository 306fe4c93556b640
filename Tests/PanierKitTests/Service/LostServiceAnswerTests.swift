import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Renewals and upgrades whose answer is lost or late, over both transports: found again, and never made twice.
@Suite struct LostServiceAnswerTests {
  /// A renewal and an upgrade, with the route that makes the order and how many of its calls only ask.
  static let deeds: [(call: String, route: String, quotes: Int64)] = [
    (#"service.open("free-owned.fr"):renew{ duration = "P1Y" }"#, "POST /service/{serviceId}/renew", 2),
    (
      #"service.open(me.services("webHosting")[1]):upgrade{ plan = "hosting-pro" }"#,
      "POST /order/upgrade/webHosting/{serviceName}/{planCode}", 0
    ),
  ]

  private func owning(
    _ kind: TransportKind, _ body: @Sendable (ScriptHarness, RunningSimulator) async throws -> Void
  ) async throws {
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 0
    try await RunningSimulator.with(kind, configuration: configuration) { running in
      let lua = ScriptHarness(running)
      try await lua.run(
        """
        local c = cart.new()
        c:add{ domain = "free-owned.fr" }:configure{ OWNER_LEGAL_AGE = true }
        c:add{ product = "webHosting", plan = "hosting-perso", duration = "P1Y" }
        c:assign():checkout{ waive_retraction = true }:pay{ method = "fidelityAccount" }
        """)
      try await body(lua, running)
    }
  }

  @Test(arguments: TransportKind.allCases, [0, 1]) func aLostAnswerIsFoundAgain(
    kind: TransportKind, deed: Int
  ) async throws {
    let (call, route, quotes) = Self.deeds[deed]
    try await owning(kind) { lua, running in
      try running.simulator.strike(Fault(.dropAfterCommit, on: route, skip: quotes))
      let values = try await lua.run("return \(call).recovered, #order.list()")
      #expect(values == [true, 2])
    }
  }

  @Test(arguments: TransportKind.allCases, [0, 1]) func aLateOneIsUnknownAndLocksTheService(
    kind: TransportKind, deed: Int
  ) async throws {
    let (call, route, quotes) = Self.deeds[deed]
    try await owning(kind) { lua, running in
      var fault = Fault.lateCommit(on: route, milliseconds: 800_000, answer: .status(504))
      fault.skip = quotes
      try running.simulator.strike(fault)
      let error = await lua.failure(call)
      #expect(error?.kind == .network)
      #expect(error?["class"] == .string("OrderStateUnknown"))
      let again = await lua.failure(call)
      #expect(again?.kind == .refused)
      #expect(again?.message.contains("cannot begin while it is not known whether an order was made") == true)
      running.simulator.advance(by: 800)
      // The first call after the leap is refused for its time; the client asks for the time anew then.
      _ = await lua.failure("me.account()")
      #expect(try await lua.run("return #order.list()") == [2])
    }
  }
}
