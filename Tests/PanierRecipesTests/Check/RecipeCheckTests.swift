import PanierRecipes
import Testing

struct RecipeCheckTests {
  private func findings(_ text: String, _ files: [String: String] = [:]) async throws -> [String] {
    let kitchen = try Kitchen()
    try kitchen.write("r/recipe.lua", text)
    for (name, text) in files { try kitchen.write("r/\(name)", text) }
    let opened = try await kitchen.shelf().open(kitchen.path + "/r")
    return RecipeCheck.findings(of: opened).map { "\($0.severity.rawValue) \($0.code) \($0.place): \($0.message)" }
  }

  private static let whole = ["README.md": "x", "hello_test.lua": "local x = undeclared"]

  private static func recipe(_ risk: String, _ run: String, extra: String = "") -> String {
    Kitchen.recipe(risk: risk, extra: "author = 'A', license = 'MIT', " + extra, run: run)
  }

  @Test func findsNothingInAWholeRecipe() async throws {
    let run = """
      local total = money("0 EUR")
      for index, name in ipairs(p.names) do
        local c <close> = nil
        local function price(x, ...) local y = select("#", ...) return x, y end
        goto next
        ::next::
        repeat local done = index > 1 until done or name
        while false do total = total + 1 end
        local t = { name = name, [1] = price(1), "x"; y = function(self) return self end }
        t.name, t.y = nil, nil
        if t then print(t) elseif p.flag then print(2) else print(3) end
      end
      local c = cart.new{ description = [[x]] }
      return c:quote(), -#p.names .. "x" ~= nil
      """
    #expect(
      try await findings(
        Self.recipe(
          "quote", run,
          extra:
            "params = { names = param.list{ of = param.domain{}, help = 'x' }, flag = param.boolean{ help = 'x' } },"),
        Self.whole) == [])
  }

  @Test func findsUndeclaredGlobals() async throws {
    #expect(
      try await findings(Self.recipe("read", "conut = 1 return mony('1 EUR'), total"), Self.whole) == [
        "error undeclared-global recipe.lua:4: 'mony' is read and never declared; did you mean 'money'?",
        "error undeclared-global recipe.lua:4: 'total' is read and never declared; declare it with local",
        "warning global recipe.lua:4: 'conut' is a global; write local conut",
      ])
  }

  @Test func looksIntoEveryFile() async throws {
    #expect(
      try await findings(
        Self.recipe("read", "return require 'lib.a'"), Self.whole.merging(["lib/a.lua": "return cart.new()"]) { $1 })
        == [
          "error risk-too-low recipe.lua: cart.new in lib/a.lua:1 needs the risk 'quote', and the recipe declares 'read'"
        ])
  }

  @Test(arguments: [
    (
      "quote", "cart.new():checkout()",
      "error risk-too-low recipe.lua: :checkout in recipe.lua:4 needs the risk 'order', and the recipe declares 'quote'"
    ),
    (
      "order", "cart.new():checkout{ pay = true }",
      "error risk-too-low recipe.lua: checkout{ pay = … } in recipe.lua:4 needs the risk 'pay', and the recipe declares 'order'"
    ),
    (
      "pay", "cart.new():checkout({ waive_retraction = true })",
      "error risk-too-low recipe.lua: checkout{ waive_retraction = … } in recipe.lua:4 needs the risk 'waive', and the recipe declares 'pay'"
    ),
    (
      "waive", "cart.new():checkout{ pay = false }",
      "warning risk-too-high recipe.lua: the recipe declares the risk 'waive', and nothing in it needs more than 'order'"
    ),
    (
      "quote", "cart.open('x')",
      "error closed-call recipe.lua:4: cart.open is not open to recipes; make a cart with cart.new"
    ),
  ]) func comparesWhatItUsesWithWhatItDeclares(risk: String, run: String, finding: String) async throws {
    #expect(try await findings(Self.recipe(risk, run), Self.whole).first == finding)
  }

  @Test func findsParametersThatAreUnusedOrUnknown() async throws {
    let parameters =
      "params = { a = param.string{ help = 'x' }, b = param.string{ help = 'x', default = function(q) return q.c end } },"
    #expect(
      try await findings(Self.recipe("read", "return p.b, p.d", extra: parameters), Self.whole)
        == [
          "error unknown-parameter recipe.lua:3: 'c' is read of the parameters and not declared; did you mean 'a'?",
          "error unknown-parameter recipe.lua:4: 'd' is read of the parameters and not declared; did you mean 'a'?",
          "warning unused-parameter recipe.lua: the parameter 'a' is never used",
        ].map { $0.replacing("did you mean 'a'?", with: "declare it in params") })
    #expect(
      try await findings(
        Self.recipe("read", "return show(p)", extra: parameters.replacing("q.c", with: "q.a")), Self.whole) == [])
  }

  @Test func findsWhatIsMissingAround() async throws {
    #expect(
      try await findings(Kitchen.recipe(extra: "params = { a = param.string{} },", run: "return p.a")) == [
        "warning no-readme README.md: there is no README.md",
        "warning no-help recipe.lua: the parameter 'a' has no help",
        "warning no-author recipe.lua: no author is named",
        "warning no-license recipe.lua: no license is named, so that nobody may pass the recipe on",
        "warning no-test recipe.lua: there is no test; files that end in _test.lua run with panier test",
      ])
  }

  @Test(arguments: ShippedRecipes.names) func shippedRecipesHaveNothingToMend(name: String) async throws {
    let opened = try await Kitchen().shelf().open(name)
    #expect(RecipeCheck.findings(of: opened).map(\.message) == [])
    let listed = try Kitchen().shelf().list().first { $0.name == name }
    #expect(listed?.version == opened.manifest.version)
    #expect(listed?.risk == opened.manifest.risk)
    #expect(listed?.summary == opened.manifest.summary)
  }

  @Test func writesAPageOfADescription() async throws {
    let opened = try await Kitchen().shelf().open("buy")
    let page = RecipeManual.markdown(opened.manifest)
    #expect(page.hasPrefix("# buy\n\nBuys one domain name, if it is free and under a ceiling.\n"))
    #expect(page.contains("panier recipe run buy domain=… ceiling=…"))
    #expect(page.contains("| `years` | a whole number from 1 to 10 | default 1 | for how long |"))
    #expect(page.contains("Risk: **waive** — it may order, pay and give up the right of withdrawal."))
  }
}
