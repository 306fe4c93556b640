import FoundationEssentials
import PanierKit
import PanierTesting
import Testing

/// The order of a domain as a program that embeds Panier makes it: public products only, nothing `@testable`.
@Suite struct EmbeddingTests {
  /// A simulator whose every answer is judged by the API's description.
  private func judgedSimulator() -> Simulator {
    Simulator(configuration: SimulatorConfiguration().judged { Issue.record("\($0)") }, clock: { .now })
  }

  @Test func ordersADomainWithAFunctionOfItsOwn() async throws {
    let simulator = judgedSimulator()
    let approved = LuaModule(
      "shop", summary: "What our shop knows.",
      functions: [
        LuaFunction(
          "shop.ceiling", "The most that a name may cost.",
          parameters: .required("name", String.self, "a whole domain name"),
          results: [ResultDoc(.string, "an amount with its currency")]
        ) { _, name in
          .string(name.hasSuffix(".fr") ? "10 EUR" : "5 EUR")
        }
      ])
    let panier = PanierHost.onSimulator(simulator, budget: try Money("20 EUR"), modules: [approved])
    let (id, total) = try await panier.run(
      """
      local name = ...
      local c = cart.new()
      c:add(c:offers(name):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      local order = c:checkout{ max = shop.ceiling(name), waive_retraction = true }
      return order.id, order.total
      """, name: "embedded.lua", arguments: ["free-embedded.fr"], returning: Int64.self, Money.self)
    #expect(id > 0)
    #expect(total == (try Money("6.71 EUR")))
    #expect(panier.session.spending.spentSoFar == (try Money("6.71 EUR")))
    #expect(simulator.calls.filter { $0.method == "POST" && $0.path.hasSuffix("/checkout") }.count == 1)
  }

  @Test func getsTheSwiftErrorBehindAScriptError() async throws {
    let panier = PanierHost.onSimulator(judgedSimulator(), budget: try Money("1 EUR"))
    await #expect {
      try await panier.run(
        """
        local c = cart.new()
        c:add(c:offers("free-embedded.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
        c:assign():checkout{ waive_retraction = true }
        """, name: "embedded.lua")
    } throws: { error in
      guard let error = error as? LuaError, case .overBudget? = error.underlying as? PurchaseRefusal else {
        return false
      }
      return error.kind == .budget && error.location == "embedded.lua:3"
    }
  }

  @Test func stopsAScriptWhoseTaskIsCancelled() async throws {
    let panier = PanierHost.onSimulator(judgedSimulator())
    let work = Task { try await panier.run("while true do end", name: "endless.lua") }
    work.cancel()
    await #expect { try await work.value } throws: { ($0 as? LuaError)?.isKilled == true }
  }
}
