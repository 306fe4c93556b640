import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierRecipes
import PanierTesting
import PanierVM
import Testing

struct ShippedRecipeTests {
  private func with(
    on kind: TransportKind = .inProcess, budget: String = "200 EUR", _ name: String, _ given: [(String, String)],
    _ check: @Sendable (_ result: LuaTable?, _ problem: LuaError?, _ harness: RecipeHarness) async throws -> Void
  ) async throws {
    let budget = try Money(budget)
    try await RunningSimulator.with(kind) { running in
      let harness = RecipeHarness(running, budget: budget)
      let recipe = try await Kitchen().shelf().open(name)
      do {
        let values = try await harness.run(recipe, given.map { ($0.0, .text($0.1)) })
        guard case .table(let table)? = values.first else { throw CancellationError() }
        try await check(table, nil, harness)
      } catch let error as LuaError {
        try await check(nil, error, harness)
      }
      // No draft is left behind.
      #expect(
        running.simulator.calls.filter { $0.method == "POST" && $0.path.hasSuffix("/order/cart") }.count
          == running.count(of: "DELETE /order/cart/{id}") + running.count(of: "POST /order/cart/{id}/checkout"))
    }
  }

  private static let checkout = "POST /order/cart/{id}/checkout"

  private static func amount(_ value: LuaValue?) -> String? {
    guard case .object(let object as MoneyObject)? = value else { return nil }
    return "\(object.money)"
  }

  @Test(arguments: [TransportKind.inProcess, .http]) func buys(kind: TransportKind) async throws {
    try await with(on: kind, "buy", [("domain", "free-a.fr"), ("ceiling", "20 EUR")]) { result, problem, harness in
      #expect(problem == nil)
      #expect(result?["domain"] == "free-a.fr")
      #expect(harness.running.count(of: Self.checkout) == 1)
    }
    try await with(on: kind, "buy", [("domain", "free-a.fr"), ("ceiling", "1 EUR")]) { _, problem, harness in
      #expect(problem?.kind == .budget)
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
    try await with(on: kind, "buy", [("domain", "premium-a.fr"), ("ceiling", "900 EUR")]) { _, problem, harness in
      #expect(problem?.message == "premium-a.fr is not to be had: it is premium")
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
  }

  @Test func findsTheCheapestName() async throws {
    try await with("cheapest-name", [("label", "free-a"), ("suffixes", "fr,com,nowhere"), ("years", "3")]) {
      result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["best"] == "free-a.fr")
      #expect(Self.amount(result?["cost"]) == "21.17 EUR")
      #expect(harness.output.contains("not sold here"))
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
    try await with("cheapest-name", [("label", "free-a"), ("suffixes", "fr"), ("ceiling", "1 EUR")]) {
      result, _, harness in
      #expect(result?["best"] == nil)
      #expect(harness.output.contains("above the ceiling"))
    }
  }

  @Test func ordersAStarterSite() async throws {
    let given = [("domain", "free-site.fr"), ("ceiling", "100 EUR")]
    try await with("starter-site", given) { result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["domain"] == "free-site.fr")
      #expect(result?["order"] != nil)
      #expect(harness.running.count(of: Self.checkout) == 1)
    }
    try await with("starter-site", given + [("order", "false")]) { result, problem, harness in
      #expect(problem == nil)
      #expect(result?["order"] == nil)
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
    try await with("starter-site", [("domain", "free-site.fr"), ("ceiling", "10 EUR")]) { _, problem, harness in
      #expect(problem?.kind == .budget)
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
  }

  @Test func buysAPortfolio() async throws {
    let given = [("names", "free-a.fr,taken-b.fr,free-c.fr,free-a.fr,premium-d.fr"), ("ceiling", "20 EUR")]
    try await with("portfolio", given) { result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["names"] == 4)
      #expect(result?["free"] == 2)
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
    try await with("portfolio", given + [("buy", "true")]) { result, _, harness in
      #expect(result?["bought"] == 2)
      #expect(harness.running.count(of: Self.checkout) == 2)
    }
    try await with("portfolio", given + [("buy", "true"), ("most", "1")]) { result, _, harness in
      #expect(result?["bought"] == 1)
      #expect(harness.output.contains("over the count"))
    }
    // The budget ends after the first: the second is not tried against it again and again.
    try await with(budget: "10 EUR", "portfolio", given + [("buy", "true")]) { result, _, harness in
      #expect(result?["bought"] == 1)
      #expect(harness.running.count(of: Self.checkout) == 1)
    }
  }

  @Test func transfersAName() async throws {
    let given = [("domain", "taken-a.fr"), ("code", "s3cret-code"), ("ceiling", "20 EUR"), ("present", "12 EUR")]
    try await with("transfer-in", given) { result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["order"] != nil)
      #expect(harness.output.contains("at the present registrar"))
      #expect(!harness.output.contains("s3cret"))
      #expect(harness.running.count(of: Self.checkout) == 1)
    }
    try await with("transfer-in", [("domain", "free-a.fr"), ("code", "abcd"), ("ceiling", "20 EUR")]) { _, problem, _ in
      #expect(problem?.message == "free-a.fr cannot be transferred: it is available; buy it instead")
    }
  }

  @Test func forecastsRenewals() async throws {
    try await with("renewal-forecast", [("names", "free-a.fr,taken-b.fr"), ("years", "2")]) {
      result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      // 5.59 + 7.79, and twice 7.79.
      #expect(Self.amount(result?["total"]) == "28.96 EUR")
      #expect(harness.output.contains("registered"))
      #expect(harness.output.contains("year 2"))
    }
  }

  @Test func watchesAndBuysOnce() async throws {
    try await with("watch-and-buy", [("domain", "free-a.fr"), ("ceiling", "20 EUR")]) { result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["looks"] == 1)
      #expect(harness.running.count(of: Self.checkout) == 1)
    }
    try await with("watch-and-buy", [("domain", "taken-a.fr"), ("ceiling", "20 EUR"), ("looks", "1")]) {
      _, problem, harness in
      #expect(problem?.message == "taken-a.fr is not to be had: it is transferable after 1 looks")
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
  }

  @Test func watchesTheStockAndBuysOnce() async throws {
    let server = [("plan", "24sk20"), ("places", "gra"), ("ceiling", "200 EUR")]
    try await with("watch-and-buy", server) { result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["plan"] == "24sk20")
      #expect(result?["looks"] == 1)
      #expect(harness.running.count(of: Self.checkout) == 1)
    }
    let vps = [("plan", "vps-2025-model1"), ("product", "vps"), ("places", "gra"), ("ceiling", "200 EUR")]
    try await with("watch-and-buy", vps) { result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["order"] != nil)
      #expect(harness.running.count(of: Self.checkout) == 1)
    }
    try await with("watch-and-buy", [("plan", "24sk20"), ("places", "gra"), ("ceiling", "1 EUR")]) {
      _, problem, harness in
      #expect(problem?.kind == "budget")
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
    try await with("watch-and-buy", [("plan", "24sk20"), ("places", "mars"), ("ceiling", "1 EUR"), ("looks", "1")]) {
      _, problem, harness in
      #expect(problem?.message == "24sk20 is not to be had: it is out of stock after 1 looks")
      #expect(problem?["class"] == "NotAvailable")
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
    for given in [[], [("domain", "free-a.fr"), ("plan", "24sk20")]] {
      try await with("watch-and-buy", given + [("ceiling", "20 EUR")]) { _, problem, _ in
        #expect(problem?.message == "watch-and-buy waits for one thing: give it a domain or a plan")
      }
    }
  }

  @Test func spreadsAFleetOverItsPlaces() async throws {
    try await with("vps-fleet", [("count", "4"), ("places", "gra,sbg,uk"), ("ceiling", "60 EUR")]) {
      result, problem, harness in
      #expect(problem == nil, "\(problem.map { "\($0)" } ?? "")")
      #expect(result?["servers"] == 4)
      #expect(harness.output.contains("Gravelines"))
      #expect(harness.running.count(of: Self.checkout) == 1)
      #expect(harness.running.count(of: "POST /order/cart/{id}/vps") == 4)
    }
    try await with("vps-fleet", [("count", "2"), ("ceiling", "1 EUR")]) { _, problem, harness in
      #expect(problem?.kind == "budget")
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
    try await with("vps-fleet", [("count", "1"), ("places", "mars"), ("ceiling", "60 EUR")]) { _, problem, _ in
      #expect(problem?["class"] == "NotAvailable")
    }
    try await with("vps-fleet", [("count", "2"), ("ceiling", "60 EUR"), ("order", "false")]) { result, _, harness in
      #expect(result?["order"] == nil)
      #expect(harness.running.count(of: Self.checkout) == 0)
    }
  }

  @Test func aLostAnswerEndsTheWatchWithOneOrder() async throws {
    try await RunningSimulator.with { running in
      running.fault("drop_after_commit", on: "POST /order/cart/{cartId}/checkout")
      let harness = RecipeHarness(running, budget: try Money("50 EUR"))
      let recipe = try await Kitchen().shelf().open("watch-and-buy")
      let values = try await harness.run(recipe, [("domain", .text("free-a.fr")), ("ceiling", .text("20 EUR"))])
      guard case .table(let table)? = values.first else { throw CancellationError() }
      #expect(table["order"] != nil)
      #expect(running.count(of: Self.checkout) == 1)
    }
  }
}
