import OVHClient
import OVHSimulator
import PanierKit
import PanierRecipes
import PanierTesting
import PanierVM
import Testing

@testable import PanierOrdering

/// Carts of a session as a recipe.
struct RecipeExportTests {
  private static let shopping = """
    local c = cart.new{ subsidiary = "FR", keep = true }
    local name = c:add{ domain = "free-a.fr", duration = "P2Y" }
    name:configure{ OWNER_LEGAL_AGE = true }
    name:option("dnssec")
    c:assign()
    c:add{ product = "dns", plan = "zone" }:configure{ zone = "free-a.fr", template = "basic" }
    local hosting = cart.new{ subsidiary = "FR", keep = true }
    hosting:add{ product = "webHosting", plan = "hosting-perso", mode = "upfront12", duration = "P1Y" }
    cart.new{}:delete()
    """

  private func exported(_ running: RunningSimulator) async throws -> String {
    let harness = ScriptHarness(running)
    try await harness.run(Self.shopping)
    var carts: [RecipeExport.Cart] = []
    for (id, origin) in harness.host.session.made.all {
      carts.append(try await RecipeExport.Cart(id, origin, running.client))
    }
    #expect(carts.count == 2)
    return try RecipeExport(name: "two-orders", author: "Anna \"A\"", carts: carts).text
  }

  @Test func isReadAgain() async throws {
    try await RunningSimulator.with { running in
      let text = try await exported(running)
      let opened = try await RecipeHarness.open(text)
      #expect(opened.loaded.manifest.author == "Anna \"A\"")
      #expect(opened.loaded.manifest.parameters.map(\.name) == ["domain", "ceiling"])
      #expect(
        RecipeCheck.findings(of: opened).filter { $0.severity == .error }.map(\.message) == [], "\(text)")
    }
  }

  @Test func buysTheSameForAnotherName() async throws {
    try await RunningSimulator.with { running in
      let text = try await exported(running)
      let before = running.count(of: "POST /order/cart/{id}/checkout")
      let harness = RecipeHarness(running, budget: try Money("200 EUR"))
      try await harness.run(text, [("domain", .text("free-b.fr")), ("ceiling", .text("200 EUR"))])
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == before + 2)
      var bought: [String] = []
      for order in try await running.client.orderIDs().sorted() {
        for id in try await running.client.orderDetailIDs(order) {
          bought.append(try await running.client.orderDetail(order, detail: id).description)
        }
      }
      let lines = bought.joined(separator: "\n")
      #expect(lines.contains("free-b.fr") && !lines.contains("free-a.fr"), "\(lines)")
    }
  }

  @Test func doesNotExceedItsCeiling() async throws {
    try await RunningSimulator.with { running in
      let text = try await exported(running)
      let harness = RecipeHarness(running, budget: try Money("200 EUR"))
      await #expect(throws: LuaError.self) { try await harness.run(text, [("ceiling", .text("1 EUR"))]) }
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
    }
  }

  @Test func refusesWhatCannotNameARecipe() {
    #expect {
      try RecipeExport(name: "Two Orders", author: "A", carts: [])
    } throws: {
      "\($0)"
        == "'Two Orders' cannot name a recipe; use lower-case letters, digits and single hyphens, a letter first, "
        + "64 characters at most"
    }
    #expect {
      try RecipeExport(name: "nothing", author: "A", carts: [RecipeExport.Cart(subsidiary: "FR", items: [])])
    } throws: {
      "\($0)" == "this session has nothing to export; put something into a cart first"
    }
  }

  @Test func keepsCodesOutOfTheText() throws {
    let item = PlannedItem(
      product: "domain", plan: "fr", domain: "taken-a.fr", service: nil, duration: "P1Y", mode: "transfer-default",
      quantity: 1, configuration: [PlannedValue(label: "AUTH_INFO", value: "secret-code")], options: [], renewal: nil)
    let text = try RecipeExport(
      name: "move", author: "A", carts: [RecipeExport.Cart(subsidiary: "FR", items: [item])]
    ).text
    #expect(!text.contains("secret-code"))
    #expect(
      text.contains("auth_info = param.string{ required = true, secret = true, help = \"AUTH_INFO of taken-a.fr\" }"))
    #expect(text.contains("c:add{ domain = p.domain, duration = \"P1Y\", action = \"transfer\" }"))
  }
}
