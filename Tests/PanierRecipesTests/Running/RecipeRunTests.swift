import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierRecipes
import PanierTesting
import PanierVM
import Testing

struct RecipeRunTests {
  @Test func givesParametersAndTakesResults() async throws {
    try await RunningSimulator.with { running in
      let harness = RecipeHarness(running)
      let values = try await harness.run(
        Kitchen.recipe(
          extra: """
            params = { domain = param.domain{ required = true }, ceiling = param.money{ default = "30 EUR" },
                       names = param.list{ of = param.string{} }, flag = param.boolean{} },
            """,
          run: "return { p.domain, tostring(p.ceiling + money('1 EUR')), #p.names, p.flag }"),
        [("domain", .text("example.fr")), ("names", .text("a,b"))])
      #expect(values == [.table(LuaTable(array: ["example.fr", "31.00 EUR", 2]))])
    }
  }

  @Test func hasItsOwnModules() async throws {
    try await RunningSimulator.with { running in
      let kitchen = try Kitchen()
      try kitchen.write(
        "r/recipe.lua", "local a = require 'lib.a'\n" + Kitchen.recipe(run: "return a.name .. require('b')"))
      try kitchen.write("r/lib/a.lua", "return { name = 'a' }")
      try kitchen.write("r/b/init.lua", "return 'b'")
      try kitchen.write("secret.lua", "return 'secret'")
      let recipe = try await kitchen.shelf().open(kitchen.path + "/r")
      #expect(try await RecipeHarness(running).run(recipe) == ["ab"])
      for name in ["../secret", "...secret", "/etc/passwd", "lib/a", "secret", "nowhere"] {
        try kitchen.write("r/recipe.lua", Kitchen.recipe(run: "return require '\(name)'"))
        let problem = await refusal {
          try await RecipeHarness(running).run(try await kitchen.shelf().open(kitchen.path + "/r"))
        }
        #expect(problem?.contains("'\(name)'") == true, "\(problem ?? "found")")
      }
    }
  }

  @Test func runsWhatItNeedsWithItsParametersChecked() async throws {
    try await RunningSimulator.with { running in
      let kitchen = try Kitchen()
      try kitchen.write(
        "inner/recipe.lua",
        Kitchen.recipe(
          name: "inner",
          extra: "params = { n = param.integer{ required = true }, m = param.money{ default = '2 EUR' } },",
          run: "return tostring(p.m) .. p.n"))
      let shelf = kitchen.shelf()
      try shelf.carryOut(try await shelf.addition(of: kitchen.path + "/inner"))
      func outer(_ call: String) async throws -> [LuaValue] {
        try kitchen.write(
          "outer/recipe.lua",
          Kitchen.recipe(
            name: "outer", extra: "needs = { inner = '*' },", run: "local x = require('inner').run\(call) return x"))
        return try await RecipeHarness(running).run(try await kitchen.shelf().open(kitchen.path + "/outer"))
      }
      #expect(try await outer("{ n = 3 }") == ["2.00 EUR3"])
      #expect(await refusal { _ = try await outer("{}") } == "outer/recipe.lua:4: inner needs the parameter 'n'")
      #expect(
        await refusal { _ = try await outer("{ n = 'x' }") }
          == "outer/recipe.lua:4: parameter 'n' must be a integer, got string x")
      #expect(
        await refusal { _ = try await outer("{ n = 1, z = 1 }") } == "outer/recipe.lua:4: inner has no parameter 'z'")
    }
  }

  @Test(arguments: [
    ("read", "cart.new()", "cart.new needs the risk 'quote', and this recipe declares 'read'; nothing was done"),
    (
      "quote", "cart.new():checkout()",
      "cart:checkout needs the risk 'order', and this recipe declares 'quote'; nothing was done"
    ),
    (
      "order", "cart.new():checkout{ pay = true }",
      "cart:checkout{ pay = true } needs the risk 'pay', and this recipe declares 'order'; nothing was done"
    ),
    (
      "pay", "cart.new():checkout{ waive_retraction = true }",
      "cart:checkout{ waive_retraction = true } needs the risk 'waive', and this recipe declares 'pay'; nothing was done"
    ),
    ("waive", "cart.open('x')", "cart.open is not open to recipes; make a cart with cart.new"),
  ]) func namesTheRungThatACallNeeds(risk: String, call: String, sentence: String) async throws {
    try await RunningSimulator.with { running in
      let problem = await refusal {
        try await RecipeHarness(running).run(Kitchen.recipe(risk: risk, run: "return \(call)"))
      }
      #expect(problem == "hello/recipe.lua:4: \(sentence)")
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
    }
  }

  @Test func leavesCartsOfTheOperatorAlone() async throws {
    try await RunningSimulator.with { running in
      let mine = try await running.client.createCart(subsidiary: "FR", description: "mine")
      try await running.client.assignCart(mine.id)
      for call in ["delete()", "checkout()", "quote()", "add{ product = 'domain', domain = 'free-a.fr' }", "assign()"] {
        let problem = await refusal {
          try await RecipeHarness(running).run(
            Kitchen.recipe(risk: "waive", run: "local c = cart.list()[1]; assert(c.id); c:\(call)"))
        }
        #expect(problem?.contains("the cart is the operator's") == true, "\(call): \(problem ?? "done")")
      }
      #expect(running.count(of: "DELETE /order/cart/{id}") == 0)
    }
  }

  @Test func hasNoRawCallsFilesEnvironmentOrProcesses() async throws {
    try await RunningSimulator.with { running in
      for code in [
        "api.get('/me')", "io.open('/etc/passwd')", "os.getenv('HOME')", "os.execute('true')", "os.exit(3)",
        "dofile('/etc/passwd')", "loadfile('/etc/passwd')", "package.loadlib('x', 'y')", "debug.getregistry()",
        "env.HOME", "arg[1]", "params.x", "load('\\27Lua')()",
      ] {
        let problem = await refusal {
          try await RecipeHarness(running).run(Kitchen.recipe(risk: "waive", run: "return \(code)"))
        }
        #expect(problem != nil, "\(code)")
      }
      #expect(running.simulator.calls.isEmpty)
    }
  }

  @Test func deletesItsDraftsOnEveryWayOut() async throws {
    try await RunningSimulator.with { running in
      _ = await refusal {
        try await RecipeHarness(running).run(Kitchen.recipe(risk: "quote", run: "cart.new(); cart.new(); error('x')"))
      }
      #expect(running.count(of: "DELETE /order/cart/{id}") == 2)
    }
  }

  @Test func ordersWithinTheOperatorsBudget() async throws {
    try await RunningSimulator.with { running in
      let buy = try await Kitchen().shelf().open("buy")
      let given: [(name: String, input: ParameterInput)] = [
        ("domain", .text("free-a.fr")), ("ceiling", .text("20 EUR")),
      ]
      let poor = RecipeHarness(running, budget: try Money("1 EUR"))
      #expect(await refusal { try await poor.run(buy, given) }?.contains("budget") == true)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
      let values = try await RecipeHarness(running, budget: try Money("20 EUR")).run(buy, given)
      guard case .table(let table)? = values.first else { throw CancellationError() }
      #expect(table["domain"] == "free-a.fr")
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
  }

  @Test func endsWhatDoesNotEnd() async throws {
    try await RunningSimulator.with { running in
      let problem = await refusal {
        try await RecipeHarness(running).run(
          Kitchen.recipe(run: "while true do pcall(function() while true do end end) end"))
      }
      #expect(problem?.contains("limit") == true || problem?.contains("time") == true, "\(problem ?? "ended")")
    }
  }

  @Test func refusesADescriptionThatChanges() async throws {
    try await RunningSimulator.with { running in
      let problem = await refusal {
        try await RecipeHarness(running).run(
          "if pcall(function() return #cart end) then return 5 end\n" + Kitchen.recipe())
      }
      #expect(problem != nil)
    }
  }
}
