import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// Plan, review, apply as an operator meets them: on the built-in simulator and over HTTP.
@Suite struct PlanCommandTests {
  private static let script = """
    local c = cart.new{ subsidiary = "FR" }
    c:add(c:offers(params.name or "free-plan.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    print(c:checkout{ quote = c:quote(), max = "20 EUR", waive_retraction = true, again = true }.id)
    print("not reached")
    """

  /// One operator: a folder with a script and plans, and an environment whose runs share their state.
  private struct Operator: Sendable {
    let folder: String
    let environment: [String: String]
    let running: RunningSimulator?

    func run(_ arguments: String...) async throws -> PanierProcess {
      try await PanierProcess.run(
        arguments.map { $0.replacing("@", with: folder + "/") }, environment: environment)
    }

    /// How many orders the account has.
    func orders() async throws -> Int {
      Int(try await run("-e", "io.write(#order.list())").output) ?? -1
    }

    /// How often a checkout was posted; not known of the simulator inside the processes.
    var posts: Int { running?.count(of: "POST /order/cart/{id}/checkout") ?? 0 }

    /// Changes a text in a file.
    func edit(_ name: String, _ old: String, _ new: String) throws {
      let path = folder + "/" + name
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(old))
      try text.replacing(old, with: new).write(toFile: path, atomically: false, encoding: .utf8)
    }
  }

  private func withOperator(
    _ kind: TransportKind, _ script: String = script, _ body: @Sendable (Operator) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try script.write(toFile: path + "/order.lua", atomically: false, encoding: .utf8)
    switch kind {
    case .inProcess: try await body(Operator(folder: path, environment: ["XDG_STATE_HOME": path], running: nil))
    case .http:
      let start = Date()
      try await RunningSimulator.with(.http, clock: { start }) { running in
        let environment = PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
          .merging(["XDG_STATE_HOME": path]) { $1 }
        try await body(Operator(folder: path, environment: environment, running: running))
      }
    }
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: TransportKind.allCases) func planReviewApply(kind: TransportKind) async throws {
    try await withOperator(kind) { me in
      let planned = try await me.run(
        "plan", "@order.lua", "name=free-mine.fr", "--save", "@plan.json", "--detailed-exitcode")
      #expect(planned.status == 2)
      #expect(planned.output.contains("create free-mine.fr P1Y") && !planned.output.contains("not reached"))
      #expect(planned.errors.contains("panier: the script ended where it uses the order of a checkout"))
      #expect(planned.errors.contains(" of 1 order for 6.71 EUR with tax is in '\(me.folder)/plan.json' until "))
      #expect(me.posts == 0)
      #expect(try await me.orders() == 0)
      let rights = try FileManager.default.attributesOfItem(atPath: me.folder + "/plan.json")[.posixPermissions]
      #expect(rights as? Int == 0o600)

      let shown = try await me.run("plan", "show", "@plan.json", "-o", "json")
      let plan = try #require(try JSONValue(parsing: shown.output).object)
      #expect(plan["due"]?.array?.first?["value"]?.string == "6.71" || plan["due"]?.array?.count == 1)
      #expect(plan["source"]?["arguments"] == ["name=free-mine.fr"])
      let comment = try await me.run("plan", "show", "@plan.json", "-o", "md")
      #expect(
        comment.output.contains("**What it costs**")
          && comment.output.contains("| later per year, excl. tax | 7.79 EUR |"))

      let silent = try await me.run("apply", "@plan.json")
      #expect(silent.status == 3)
      #expect(silent.errors.contains("was not confirmed, since there is no terminal to ask on"))
      let applied = try await me.run("apply", "@plan.json", "--yes", "--budget", "7 EUR", "-o", "json")
      #expect(applied.status == 0, "\(applied.errors)")
      let order = try #require(try JSONValue(parsing: applied.output).array?.first?["id"]?.int64)
      let again = try await me.run("apply", "@plan.json", "--yes", "--budget", "7 EUR", "--again")
      #expect(again.status == 3 && again.output.isEmpty)
      #expect(again.errors.contains(": order \(order) for 6.71 EUR with tax; nothing was ordered now, make a new plan"))
      #expect(try await me.orders() == 1)
      #expect(kind == .inProcess || me.posts == 1)
      let entry = try await me.run("journal", "show", "1")
      #expect(entry.output.contains("/order.lua:4\n") && entry.output.contains("asked at   plan "))
    }
  }

  @Test func refusesWithATableOfDifferences() async throws {
    try await withOperator(.http) { me in
      _ = try await me.run("plan", "@order.lua", "--save", "@plan.json")
      try me.running?.simulator.strike(.otherTotal(cents: 1, on: "GET /order/cart/{cartId}/checkout"))
      let moved = try await me.run("apply", "@plan.json", "--yes", "-o", "csv")
      #expect(moved.status == 7)
      #expect(moved.output.hasPrefix("What,Planned,Now\ntotal with tax,6.71 EUR,6.72 EUR\n"))
      #expect(
        moved.errors
          == "panier: the plan does not hold any more: total with tax was 6.71 EUR and is 6.72 EUR, and 2 more; "
          + "it was not ordered, make a new plan\n")
      #expect(me.posts == 0)
    }
  }

  @Test func refusesAnotherEndpointAnotherSourceAndWhatWasEdited() async throws {
    try await withOperator(.http) { me in
      _ = try await me.run("plan", "@order.lua", "--save", "@plan.json")
      let elsewhere = try await me.run("apply", "@plan.json", "--yes", "--endpoint", "simulator")
      #expect(elsewhere.status == 7)
      #expect(elsewhere.errors.hasPrefix("panier: the plan does not hold any more: endpoint was http://127.0.0.1:"))
      try me.edit("order.lua", "not reached", "changed")
      let source = try await me.run("apply", "@plan.json", "--yes")
      #expect(source.status == 7)
      #expect(source.errors.contains("the plan does not hold any more: source \(me.folder)/order.lua was sha256 "))
      try me.edit("order.lua", "changed", "not reached")
      try me.edit("plan.json", "6.71 EUR", "0.01 EUR")
      for command in [["apply"], ["plan", "show"]] {
        let edited = try await PanierProcess.run(command + [me.folder + "/plan.json"], environment: me.environment)
        #expect(edited.status == 3)
        #expect(
          edited.errors
            == "panier: '\(me.folder)/plan.json' was changed after it was planned: its content does not match its hash; "
            + "nothing was ordered, make a new plan\n")
      }
      #expect(me.posts == 0)
    }
  }

  @Test func refusesWhatIsGoneAndWhatHasExpired() async throws {
    try await withOperator(.http) { me in
      let planned = try await me.run("plan", "@order.lua", "--save", "@plan.json", "--expires", "1m", "-o", "json")
      let plan = try #require(try JSONValue(parsing: planned.output).object)
      let (id, end) = (plan["id"]?.string ?? "", plan["expires"]?.string ?? "")
      me.running?.fault(
        "status", on: "POST /order/cart/{cartId}/domain", status: 400, message: "free-plan.fr is sold out")
      let gone = try await me.run("apply", "@plan.json", "--yes")
      #expect(
        gone.errors
          == "panier: the plan does not hold any more: item create free-plan.fr P1Y was available and is refused by the "
          + "API: free-plan.fr is sold out; it was not ordered, make a new plan\n")
      #expect(gone.status == 7)
      me.running?.simulator.advance(by: 61)
      let late = try await me.run("apply", "@plan.json", "--yes")
      #expect(
        late.errors == "panier: plan \(id.prefix(8)) expired at \(end); it was not ordered, make a new plan\n")
      #expect(late.status == 7 && me.posts == 0)
    }
  }

  @Test func isBoughtOnceByTwoProcessesAtOnce() async throws {
    try await withOperator(.http) { me in
      _ = try await me.run("plan", "@order.lua", "--save", "@plan.json")
      async let one = me.run("apply", "@plan.json", "--yes", "--again")
      async let two = me.run("apply", "@plan.json", "--yes", "--again")
      let runs = try await [one, two]
      #expect(runs.filter { $0.status == 0 }.count == 1, "\(runs)")
      #expect(runs.contains { [3, 9].contains($0.status) }, "\(runs)")
      #expect(me.posts == 1)
      let third = try await me.run("apply", "@plan.json", "--yes", "--again")
      #expect(third.status == 3)
      #expect(try await me.orders() == 1)
    }
  }

  @Test func takesSeveralCheckoutsAndComparesWithAnEarlierPlan() async throws {
    let script = """
      for _, name in ipairs(arg) do
        local c = cart.new{ subsidiary = "FR" }
        c:add(c:offers(name):cheapest()):configure{ OWNER_LEGAL_AGE = true }
        c:assign()
        local order = c:checkout{ waive_retraction = true }
        io.write(tostring(order), " ", tostring(order.total), "\\n")
      end
      """
    try await withOperator(.inProcess, script) { me in
      let one = try await me.run("plan", "@order.lua", "free-a.fr", "--save", "@one.json", "-q")
      #expect(one.output.hasPrefix("planned order (6.71 EUR with tax) 6.71 EUR\n"))
      let two = try await me.run(
        "plan", "@order.lua", "free-a.fr", "free-b.fr", "--save", "@two.json", "--budget", "14 EUR")
      #expect(two.status == 0 && two.errors.contains("of 2 orders for 13.42 EUR with tax is in "))
      let beside = try await me.run("plan", "show", "@two.json", "--before", "@one.json", "-o", "csv")
      #expect(beside.output.hasPrefix("What,Before,Now,Difference\n"))
      #expect(beside.output.contains("\n\"due now, incl. tax\",6.71 EUR,13.42 EUR,+6.71 EUR\n"))
      let poor = try await me.run("plan", "@order.lua", "free-a.fr", "free-b.fr", "--budget", "13 EUR")
      #expect(poor.status == 7)
      let applied = try await me.run("apply", "@two.json", "--yes", "-o", "json")
      #expect(try JSONValue(parsing: applied.output).array?.count == 2)
      #expect(try await me.orders() == 2)
    }
  }

  @Test func plansARecipeAsAScript() async throws {
    try await withOperator(.http) { me in
      let planned = try await me.run("plan", "buy", "domain=free-recipe.fr", "ceiling=20 EUR", "--save", "@plan.json")
      #expect(planned.status == 0, "\(planned.errors)")
      #expect(planned.output.contains("create free-recipe.fr P1Y"))
      #expect(me.posts == 0)
      let dear = try await me.run("plan", "buy", "domain=free-recipe.fr", "ceiling=5 EUR")
      #expect(dear.status == 7)
      let applied = try await me.run("apply", "@plan.json", "--yes")
      #expect(applied.status == 0, "\(applied.errors)")
      #expect(me.posts == 1)
    }
  }

  @Test func hasNothingToBuyWithoutACheckout() async throws {
    try await withOperator(.inProcess, "print(1)") { me in
      let planned = try await me.run("plan", "@order.lua", "--save", "@plan.json", "--detailed-exitcode")
      #expect(planned.status == 0)
      #expect(planned.errors == "panier: there is nothing to buy: the script ended without a checkout\n")
      let applied = try await me.run("apply", "@plan.json")
      #expect(applied.status == 0 && applied.errors.hasSuffix(" has nothing to buy\n"))
    }
  }

  @Test func spendsAndChangesNothingElseWhilePlanning() async throws {
    let script = """
      local c = cart.new{ subsidiary = "FR" }
      c:add(c:offers("free-plan.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      pcall(function() c:checkout{ waive_retraction = true }:pay() end)
      print("not reached")
      """
    try await withOperator(.http, script) { me in
      let planned = try await me.run("plan", "@order.lua", "--yes", "--save", "@plan.json")
      #expect(planned.status == 0 && !planned.output.contains("not reached"))
      let calls = me.running?.callNames ?? []
      #expect(!calls.contains { $0.hasPrefix("POST /me/") || $0.hasSuffix("/checkout") && $0.hasPrefix("POST") })
      #expect(me.running?.count(of: "DELETE /order/cart/{id}") == 1)
    }
  }

  @Test(arguments: [
    (
      ["apply", "none.json"],
      "cannot read 'none.json': there is no such file; make a plan with panier plan SCRIPT --save FILE"
    ),
    (
      ["plan", "show", "README.md"],
      "'README.md' is no plan: it is not JSON; make one with panier plan SCRIPT --save FILE"
    ),
    (
      ["plan", "order.lua", "--expires", "2y"],
      "The value '2y' is invalid for '--expires <expires>': '2y' is no time for a plan; write a number with m, h or d from "
        + "1m to 30d, as in \"12h\"; panier --help lists what there is"
    ),
  ])
  func saysWhatIsWrong(arguments: [String], sentence: String) async throws {
    let result = try await PanierProcess.run(arguments)
    #expect(result.errors == "panier: \(sentence)\n")
    #expect(result.status == 2)
  }
}
