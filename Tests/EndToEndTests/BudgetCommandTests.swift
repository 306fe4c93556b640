import Foundation
import OVHClient
import PanierOrdering
import PanierTesting
import Testing

/// The budgets of the month as an operator meets them.
@Suite struct BudgetCommandTests {
  /// Buys names one after the other until nothing is left; a refusal by the budget ends it.
  private static let buyer = """
    for number = 1, 6 do
      local c = cart.new()
      c:add(c:offers("free-" .. params.name .. number .. ".fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      c:checkout{ waive_retraction = true }
    end
    """

  /// A folder whose `config.yaml` sets budgets, and the environment that leads to it.
  private func home(_ configuration: String) throws -> (folder: TemporaryFolder, environment: [String: String]) {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/panier", withIntermediateDirectories: true)
    try configuration.write(toFile: folder.path + "/panier/config.yaml", atomically: false, encoding: .utf8)
    return (folder, ["XDG_CONFIG_HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state"])
  }

  private func buy(
    _ name: String, _ options: String..., in environment: [String: String]
  ) async throws
    -> PanierProcess
  {
    try await PanierProcess.run(
      ["--yes"] + options + ["-e", Self.buyer.replacing("1, 6", with: "1, 1"), "-", "name=\(name)"],
      environment: environment)
  }

  @Test func refusesWhatTheMonthHasNoMoneyForAndShowsWhatIsLeft() async throws {
    let (folder, environment) = try home("budget:\n  per_month: 20 EUR\n  projects: { shop: 10 EUR }\n")
    #expect(try await buy("one", "--project", "shop", in: environment).status == 0)
    let refused = try await buy("two", "--project", "shop", in: environment)
    #expect(refused.status == 7)
    #expect(
      refused.errors.contains(
        "the order costs 6.71 EUR with tax, and project shop has 3.29 EUR left of the month's budget of 10.00 EUR ("))
    #expect(
      refused.errors.contains(", UTC: 6.71 EUR spent, 0.00 EUR reserved); nothing was ordered, see 'panier budget'\n"))
    #expect(try await buy("three", in: environment).status == 0)
    #expect(try await buy("four", in: environment).status == 7)
    let shown = try await PanierProcess.run(["budget"], environment: environment)
    #expect(
      shown.output.contains(
        "│ team         │ 20.00 EUR │ 13.42 EUR │ 0.00 EUR │ 6.58 EUR │ ██████████████······ 68 % │"))
    #expect(
      shown.output.contains(
        "│ project shop │ 10.00 EUR │  6.71 EUR │ 0.00 EUR │ 3.29 EUR │ ██████████████······ 68 % │"))
    let json = try await PanierProcess.run(["budget", "-o", "json"], environment: environment)
    let team = try #require(try JSONValue(parsing: json.output).array?.first?.object)
    #expect(team["id"] == "team" && team["left"]?.object?["value"] != nil && team["held"]?.array?.isEmpty == true)
    let months = try await PanierProcess.run(["budget", "--months", "3"], environment: environment)
    #expect(months.output.hasPrefix("Spent by month (UTC), incl. tax, EUR\n2") && months.output.contains("13.42 EUR"))
    let journal = try await PanierProcess.run(["journal", "show", "1"], environment: environment)
    #expect(journal.output.contains("project    shop\n"))
    withExtendedLifetime(folder) {}
  }

  @Test func countsARecipeByTheNameThatTheHostHasRead() async throws {
    let (folder, environment) = try home("budget: { recipes: { buy: 10 EUR } }\n")
    func run(_ name: String) async throws -> PanierProcess {
      try await PanierProcess.run(
        ["--yes", "--budget", "20 EUR", "recipe", "run", "buy", "domain=free-\(name).fr", "ceiling=20 EUR"],
        environment: environment)
    }
    #expect(try await run("recipe1").status == 0)
    let refused = try await run("recipe2")
    #expect(refused.status == 7 && refused.errors.contains("and recipe buy has 3.29 EUR left of the month's budget of"))
    // A script is no recipe.
    #expect(try await buy("script", in: environment).status == 0)
    withExtendedLifetime(folder) {}
  }

  @Test func saysWhichLineToWriteWhereThereIsNoSharedLedger() async throws {
    let (folder, environment) = try home("")
    let set = try await PanierProcess.run(
      ["budget", "set", "project", "shop", "50 EUR/month"], environment: environment)
    #expect(
      set.errors
        == "panier: the budgets of a journal on this machine stand in '\(folder.path)/panier/config.yaml', write there "
        + "budget: { projects: { shop: 50.00 EUR } }\n")
    #expect(set.status == 2)
    let none = try await PanierProcess.run(["budget"], environment: environment)
    #expect(
      none.output
        == "no budget of the month is set; write one to '\(folder.path)/panier/config.yaml': budget: { per_month: 500 EUR "
        + "}\n")
    #expect(none.status == 0)
  }

  @Test func eightProcessesAndThreeKillsStayWithinOneMonth() async throws {
    let (folder, own) = try home("budget:\n  per_month: 100 EUR\n")
    try await RunningSimulator.with(.http) { running in
      let environment = PanierProcess.simulatorKeys(running.client.endpoint.baseURL).merging(own) { $1 }
      let buyers = try (1...8).map {
        try RunningPanier(["--yes", "-e", Self.buyer, "-", "name=p\($0)n"], environment: environment)
      }
      // Three of them are killed wherever they are, at three moments.
      for victim in 0..<3 {
        while running.count(of: "POST /order/cart/{id}/checkout") <= victim * 3 { await Task.yield() }
        buyers[victim].kill()
      }
      for buyer in buyers { _ = await buyer.status }
      // Whoever comes after them finds out what the killed ones left.
      _ = try await PanierProcess.run(["journal", "reconcile"], environment: environment)
      let orders = try await running.client.orderIDs()
      var cents: Int64 = 0
      for order in orders { cents += try await running.client.order(order).priceWithTax?.ucents ?? 0 }
      #expect(cents <= 100 * 100_000_000 && orders.count > 10)
      let shown = try await PanierProcess.run(["budget"], environment: environment)
      #expect(shown.output.contains(" \(Money(ucents: cents, currency: "EUR")) │"))
      let journal = try await PanierProcess.run(["journal", "-o", "json"], environment: environment)
      let ordered = try #require(try JSONValue(parsing: journal.output).array).filter {
        $0.object?["state"] == "ordered"
      }
      #expect(ordered.count == orders.count)
    }
    withExtendedLifetime(folder) {}
  }
}
