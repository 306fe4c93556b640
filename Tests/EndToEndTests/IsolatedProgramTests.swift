import FoundationEssentials
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierVM
import Testing

/// The program as the process of a stranger's script: Panier's functions run here, under this side's guard.
@Suite(.serialized) struct IsolatedProgramTests {
  private static func runner(_ host: PanierHost) -> IsolatedRunner {
    IsolatedRunner(
      PanierLibrary.configuration(session: host.session, level: .recipe),
      program: IsolatedProgram(path: PanierProcess.program))
  }

  private static let order = """
    local c = cart.new()
    c:add(c:offers("free-isolated.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    local order = c:checkout{ waive_retraction = true }
    return order.id, order.total
    """

  @Test func ordersADomain() async throws {
    let simulator = Simulator(clock: { .now })
    let host = PanierHost.onSimulator(simulator, budget: try Money("20 EUR"))
    let values = try await Self.runner(host).run(Self.order, name: "stranger.lua")
    guard case .object(let total)? = values.last else {
      Issue.record("the script returned \(values)")
      return
    }
    #expect((total as? MoneyObject)?.money == (try Money("6.71 EUR")))
    #expect(simulator.calls.filter { $0.method == "POST" && $0.path.hasSuffix("/checkout") }.count == 1)
  }

  @Test func theBudgetHoldsAndTheLineIsNamed() async throws {
    let simulator = Simulator(clock: { .now })
    let runner = Self.runner(PanierHost.onSimulator(simulator, budget: try Money("1 EUR")))
    await #expect {
      try await runner.run(Self.order, name: "stranger.lua")
    } throws: { error in
      guard let error = error as? LuaError, case .overBudget? = error.underlying as? PurchaseRefusal else {
        return false
      }
      return error.kind == .budget && error.location == "stranger.lua:4"
    }
    #expect(!simulator.calls.contains { $0.method == "POST" && $0.path.hasSuffix("/checkout") })
  }

  @Test func helpPrintingAndParallelWork() async throws {
    let host = PanierHost.onSimulator(Simulator(clock: { .now }), budget: try Money("1 EUR"))
    let script = """
      help(cart.new)
      print(money("1.10 EUR") + money("2.20 EUR"))
      local totals = parallel({"free-a.fr", "free-b.fr"}, function(name)
        return cart.new():offers(name):cheapest().total
      end)
      return tostring(totals[1]), #totals, cart.new():offers("free-c.fr"):where(function(o) return o.orderable end) ~= nil
      """
    #expect(try await Self.runner(host).run(script, name: "stranger.lua").dropFirst() == [2, true])
  }

  @Test func thereIsNoRawAccess() async throws {
    let host = PanierHost.onSimulator(Simulator(clock: { .now }), budget: try Money("1 EUR"))
    for script in ["return api.get('/me')", "return io.open('/etc/passwd')", "return os.getenv('HOME')"] {
      await #expect(throws: LuaError.self) { try await Self.runner(host).run(script, name: "stranger.lua") }
    }
  }
}
