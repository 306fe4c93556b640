import PanierOrdering
import PanierRecipes
import PanierVM
import Testing

struct ManifestTests {
  private let reader = ManifestReader(program: Kitchen.program)

  private func read(_ text: String) async throws -> LoadedManifest {
    try await reader.read(try RecipeContent(main: Array(text.utf8)))
  }

  private func problem(_ text: String) async -> String? { await refusal { _ = try await read(text) } }

  @Test func readsAWholeDescriptionWithoutRunning() async throws {
    let manifest = try await read(
      """
      local list = require "panier.list"
      local cheapest = list.first
      return recipe{
        name = "starter-site", version = "1.2.0", summary = "A domain and its hosting", author = "Anna", license = "MIT",
        risk = "order", keywords = { "domain", "hosting" }, details = "Two things.\\nIn one cart.",
        needs = { naming = "^1.0.0" }, limits = { calls = 500, minutes = 20 },
        params = { domain = param.domain{ required = true, help = "the name" },
                   years = param.integer{ default = 1, min = 1, max = 10 },
                   ceiling = param.money{ default = "30 EUR" },
                   mail = param.string{ default = function(p) return "post@" .. p.domain end } },
        run = function(p) error("never run") end,
      }
      """
    ).manifest
    #expect(manifest.name == "starter-site")
    #expect(manifest.version == RecipeVersion(1, 2, 0))
    #expect(manifest.risk == .order)
    #expect(manifest.parameters.map(\.name) == ["domain", "years", "ceiling", "mail"])
    #expect(
      manifest.parameters.map(\.type.form) == [
        "a whole domain name, as in example.fr", "a whole number from 1 to 10",
        "an amount with its currency, as in 30 EUR", "text",
      ])
    #expect(
      manifest.parameters.map(\.presence) == [
        "required", "default 1", "default 30.00 EUR", "default from the parameters before it",
      ])
    #expect(manifest.dependencies.map(\.name) == ["naming"])
    #expect(manifest.limits == RecipeLimits(calls: 500, minutes: 20))
    #expect(manifest.keywords == ["domain", "hosting"])
  }

  @Test(arguments: [
    (
      "return 5",
      "recipe.lua returns number 5; it must end in return recipe{ … } or library{ … }"
    ),
    ("return recipe{}", "recipe{…} has no name; write name = \"starter-site\""),
    (
      #"return recipe{ name = "Big", version = "1.0.0" }"#,
      "recipe{…}: 'Big' cannot be a name; use lower-case letters, digits and single hyphens, a letter first, 64 "
        + "characters at most"
    ),
    (
      #"return recipe{ name = "a", version = "1" }"#,
      "recipe{…}: '1' is no version; write three numbers, as in \"1.0.0\""
    ),
    (
      #"return recipe{ name = "a", version = "1.0.0", summary = "x" }"#,
      "recipe{…} declares no risk; write risk = \"quote\", or another of read, quote, order, pay, waive"
    ),
    (
      #"return recipe{ name = "a", version = "1.0.0", summary = "x", risk = "much" }"#,
      "recipe{…}: 'much' is no risk; use one of read, quote, order, pay, waive"
    ),
    (
      #"return recipe{ name = "a", version = "1.0.0", summary = "x", risk = "read" }"#,
      "recipe{…} has no run; write run = function(p) … end"
    ),
    (
      #"return recipe{ name = "a", version = "1.0.0", sumary = "x", risk = "read", run = print }"#,
      "recipe{…} has no summary; write summary = \"A domain and its hosting\""
    ),
    (
      #"return recipe{ name = "a", version = "1.0.0", summary = "x", licence = "x", risk = "read", run = print }"#,
      "recipe{…} has no field 'licence'; did you mean 'license'?"
    ),
    (
      Kitchen.recipe(extra: "params = { a = param.integer{ min = 3, max = 1 } },"),
      "param.integer 'a': max is less than min, so that nothing is accepted"
    ),
    (
      Kitchen.recipe(extra: "params = { a = param.integer{ default = 'x' } },"),
      "param.integer 'a': the default 'x' is no whole number; expected a whole number"
    ),
    (
      Kitchen.recipe(extra: "params = { a = param.integer{ required = true, default = 1 } },"),
      "param.integer 'a' is required and has a default, which would never count"
    ),
    (
      Kitchen.recipe(extra: "params = { a = param.string{ pattern = '[' } },"),
      "param.string 'a': '[' is no Lua pattern: malformed pattern (missing ']')"
    ),
    (
      Kitchen.recipe(extra: "params = { a = param.intger{} },"),
      "recipe.lua:3: there is no param.intger; use string, integer, number, boolean, money, period, domain, choice or list"
    ),
    (
      Kitchen.recipe(extra: "params = { A = param.string{} },"),
      "recipe{…}: params: 'A' cannot name a parameter; use a Lua name in lower case: letters, digits and _, a letter "
        + "first, 40 characters at most"
    ),
    (
      Kitchen.recipe(extra: "author = 'Anna\\u{202E}annA',"),
      "recipe{…}: author holds characters that cannot be seen or change the order of others: Anna\\u{202E}annA"
    ),
    (
      Kitchen.recipe(extra: "limits = { calls = 100000 },"),
      "recipe{…}: limits: a recipe may make 1 to 10000 calls and take 1 to 1440 minutes"
    ),
    (
      Kitchen.recipe(extra: "needs = { naming = 'new' },"),
      "recipe{…}: needs.naming is string \"new\", expected versions, as in \"^1.2.0\" or \">= 1.0.0, < 3.0.0\""
    ),
    (
      "return setmetatable({}, { __index = function() return 'x' end })",
      "recipe.lua returns table; it must end in return recipe{ … } or library{ … }"
    ),
    (
      "return recipe(setmetatable({}, { __index = function() return 'x' end }))",
      "recipe{…} has no name; write name = \"starter-site\""
    ),
    (
      "cart.new() return recipe{}",
      "recipe.lua:1: 'cart.new' cannot be called while the description is read; call it inside run"
    ),
    (
      #"local csv = require "panier.csv" csv.read("x")"#,
      "recipe.lua:1: 'require \"panier.csv\".read' cannot be called while the description is read; call it inside run"
    ),
    ("io.open('/etc/passwd')", "recipe.lua:1: undeclared global 'io'"),
  ]) func saysWhatIsWrong(text: String, sentence: String) async {
    #expect(await problem(text) == sentence)
  }

  @Test(arguments: [
    "while true do end",
    "return recipe(setmetatable({}, { __index = function(t) while true do end end, __pairs = function() while true do end end }))"
      + " and (function() while true do end end)()",
    "local t = {} while true do t[#t + 1] = ('x'):rep(100000) end",
    "return ('x'):rep(1000000000)",
  ]) func endsADescriptionThatDoesNotEnd(text: String) async {
    #expect(await problem(text) != nil)
  }

  @Test func isNotFooledByMetamethodsInTheDescription() async throws {
    let manifest = try await read(
      """
      local lies = setmetatable({
        name = "liar", version = "1.0.0", summary = "Says read.", risk = "read", run = function() end,
      }, { __index = { risk = "waive" }, __pairs = function() return function() end end })
      return recipe(lies)
      """
    ).manifest
    #expect(manifest.risk == .read)
  }
}
