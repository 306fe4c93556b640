import Foundation
import OVHClient
import PanierTesting
import Testing

/// A plan that holds its money in the budgets of the month, as an operator meets it.
@Suite struct PlanHoldTests {
  private static let script = """
    local c = cart.new{ subsidiary = "FR" }
    c:add(c:offers(params.name):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    c:checkout{ quote = c:quote(), max = "20 EUR", waive_retraction = true }
    """

  private struct Operator {
    let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(atPath: folder.path + "/panier", withIntermediateDirectories: true)
      try "budget: { per_month: 10 EUR }\n".write(
        toFile: folder.path + "/panier/config.yaml", atomically: false, encoding: .utf8)
      try PlanHoldTests.script.write(toFile: folder.path + "/order.lua", atomically: false, encoding: .utf8)
    }

    func run(_ arguments: String...) async throws -> PanierProcess {
      try await PanierProcess.run(
        arguments.map { $0.replacing("@", with: folder.path + "/") },
        environment: ["XDG_CONFIG_HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state"])
    }

    var plans: [String] {
      get throws {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()
      }
    }
  }

  @Test func keepsItsMoneyUntilItIsApplied() async throws {
    let me = try Operator()
    let planned = try await me.run("plan", "@order.lua", "name=free-held.fr", "--save", "@plan.json", "--hold")
    #expect(planned.status == 0, "\(planned.errors)")
    #expect(
      planned.errors.hasSuffix(
        "panier: its money is held until then; panier plan release \(me.folder.path)/plan.json gives it back\n"))
    let content = try JSONValue(parsing: String(contentsOfFile: me.folder.path + "/plan.json", encoding: .utf8))
    let id = try #require(content["plan"]?["id"]?.string)
    let budget = try await me.run("budget")
    #expect(budget.output.contains("│ team   │ 10.00 EUR │ 0.00 EUR │ 6.71 EUR │ 3.29 EUR │"))
    #expect(budget.output.contains("held by plan \(id.prefix(8)) until 20"))

    // Another purchase of the same, another of the same money, and a second hold: refused, and nothing is left of them.
    let same = try await me.run("@order.lua", "name=free-held.fr", "--yes")
    #expect(same.status == 3)
    #expect(
      same.errors.contains("the same order for 6.71 EUR with tax is held by plan \(id.prefix(8)) until 20")
        && same.errors.contains(
          "; nothing was ordered now, apply that plan, or give its money back with 'panier plan release "
            + "\(id.prefix(8))'\n")
    )
    let other = try await me.run("plan", "@order.lua", "name=free-other.fr", "--save", "@other.json", "--hold")
    #expect(other.status == 7 && other.errors.contains("the team has 3.29 EUR left of the month's budget of 10.00 EUR"))
    #expect(try me.plans == ["plan.json"])

    let applied = try await me.run("apply", "@plan.json", "--yes", "--budget", "7 EUR")
    #expect(applied.status == 0, "\(applied.errors)")
    #expect(
      try await me.run("budget").output.contains("│ team   │ 10.00 EUR │ 6.71 EUR │ 0.00 EUR │ 3.29 EUR │"))
    let entries = try await me.run("journal", "list", "-o", "csv")
    #expect(entries.output.contains("expired") && entries.output.contains("ordered"))
  }

  @Test func givesItsMoneyBack() async throws {
    let me = try Operator()
    func hold() async throws {
      let planned = try await me.run("plan", "@order.lua", "name=free-back.fr", "--save", "@plan.json", "--hold")
      #expect(planned.status == 0, "\(planned.errors)")
    }
    try await hold()
    let released = try await me.run("plan", "release", "@plan.json")
    #expect(released.output == "entry 1  6.71 EUR  free-back.fr create P1Y\n" && released.status == 0)
    let nothing = try await me.run("plan", "release", "@plan.json")
    #expect(nothing.output.isEmpty && nothing.errors == "panier: the plan holds nothing\n" && nothing.status == 0)
    // By its id, when the file is lost.
    try await hold()
    let plan = try JSONValue(parsing: String(contentsOfFile: me.folder.path + "/plan.json", encoding: .utf8))
    let id = try #require(plan["plan"]?["id"]?.string)
    try FileManager.default.removeItem(atPath: me.folder.path + "/plan.json")
    #expect(try await me.run("plan", "release", String(id.prefix(8))).output.hasPrefix("entry 2  6.71 EUR  "))
    #expect(try await me.run("@order.lua", "name=free-back.fr", "--yes").status == 0)
  }

  @Test func needsAFile() async throws {
    let me = try Operator()
    let refused = try await me.run("plan", "@order.lua", "name=free-x.fr", "--hold")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--hold keeps money for a plan that is saved; add --save FILE"))
    let lost = try await me.run("plan", "release", "@gone.json")
    #expect(lost.status == 2 && lost.errors.contains("make a plan with panier plan SCRIPT --save FILE"))
  }
}
