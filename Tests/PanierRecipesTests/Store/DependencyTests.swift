import OVHClient
import PanierRecipes
import Testing

struct DependencyTests {
  private let kitchen: Kitchen

  init() throws { kitchen = try Kitchen() }

  /// A tap with a repository of recipes, each in a folder of its own.
  private func tap(
    named name: String = "team", _ recipes: [(name: String, text: String, files: [String: String])]
  )
    async throws
  {
    var entries: [JSONValue] = []
    for recipe in recipes {
      try kitchen.write("\(name)-work/\(recipe.name)/recipe.lua", recipe.text)
      for (file, text) in recipe.files { try kitchen.write("\(name)-work/\(recipe.name)/\(file)", text) }
    }
    let url = try kitchen.publish("\(name)-work", as: "\(name).git", tag: "v1.0.0")
    for recipe in recipes {
      let source = url + "@v1.0.0#\(recipe.name)"
      let content = try await RecipeFetcher(variables: Kitchen.variables, temporary: kitchen.path).fetch(
        .git(try GitSource(source))
      ).content
      let risk = ["quote", "pay"].first { recipe.text.contains("risk = \"\($0)\"") } ?? "read"
      entries.append([
        "name": .string(recipe.name), "version": "1.0.0", "risk": .string(risk), "summary": "x",
        "source": .string(source),
        "sha256": .string(content.sha256),
      ])
    }
    let index: JSONValue = ["version": 1, "recipes": .array(entries)]
    try kitchen.write("\(name)-index/panier-index.json", index.text)
    let indexURL = try kitchen.publish("\(name)-index", as: "\(name)-index.git", tag: "v1.0.0")
    let shelf = kitchen.shelf()
    #expect(try await shelf.taps.fetch(name, try GitSource(indexURL), shelf.fetcher) == recipes.count)
  }

  private func add(_ text: String) async throws -> [String] {
    let addition = try await kitchen.shelf().addition(of: text)
    try kitchen.shelf().carryOut(addition)
    return addition.items.map(\.after.name)
  }

  private static let naming = """
    return library{ name = "naming", version = "1.0.0", summary = "Names." }
    """

  @Test func addsWhatARecipeNeeds() async throws {
    try await tap([
      (
        "naming", Self.naming,
        ["init.lua": "return { of = function(x) return x .. require('naming.tail') end }", "tail.lua": "return '!'"]
      ),
      (
        "site",
        Kitchen.recipe(name: "site", extra: "needs = { naming = '^1.0.0' },", run: "return require('naming').of('a')"),
        [:]
      ),
    ])
    #expect(try await add("site") == ["site", "naming"])
    let recipe = try await kitchen.shelf().open("site")
    #expect(recipe.dependencies.map(\.manifest.name) == ["naming"])
    #expect(recipe.closureHash != recipe.content.sha256)
    #expect(
      await refusal { _ = try kitchen.shelf().remove("naming") } == "site needs naming; remove site first")
  }

  @Test func refusesACircle() async throws {
    try await tap([
      ("a", Kitchen.recipe(name: "a", extra: "needs = { b = '*' },"), [:]),
      ("b", Kitchen.recipe(name: "b", extra: "needs = { c = '*' },"), [:]),
      ("c", Kitchen.recipe(name: "c", extra: "needs = { a = '*' },"), [:]),
    ])
    #expect(
      await refusal { _ = try await add("a") } == "recipes need each other in a circle: a → b → c → a")
    #expect(try LockFile(path: kitchen.path + "/anna/data/panier.lock").entries.isEmpty)
  }

  @Test func refusesAVersionOutOfRange() async throws {
    try await tap([
      ("naming", Self.naming, ["init.lua": "return {}"]),
      ("site", Kitchen.recipe(name: "site", extra: "needs = { naming = '^2.0.0' },"), [:]),
    ])
    #expect(
      await refusal { _ = try await add("site") }
        == "site needs naming ^2.0.0, which is not at hand; add it first with panier recipe add")
    _ = try await add("naming")
    #expect(
      await refusal { _ = try await add("site") }
        == "site needs naming ^2.0.0, and 1.0.0 is at hand; panier recipe update naming fetches a newer one")
  }

  @Test func refusesConfusion() async throws {
    let site = Kitchen.recipe(name: "site", extra: "needs = { naming = '^1.0.0' },")
    try await tap([("naming", Self.naming, ["init.lua": "return {}"]), ("site", site, [:])])
    try await tap(named: "stranger", [("naming", Self.naming, ["init.lua": "return { evil = true }"])])
    #expect(
      await refusal { _ = try await add("naming") }
        == "'naming' is offered by taps stranger and team; name the one, as in stranger/naming")
    #expect(
      await refusal { _ = try await add("site") }
        == "site needs naming, which taps stranger and team both offer; add the right one first, as in panier recipe add "
        + "stranger/naming")
    #expect(try await add("team/naming") == ["naming"])
    #expect(try await add("site") == ["site"])
  }

  @Test func refusesANeedThatGoesFurther() async throws {
    try await tap([
      ("payer", Kitchen.recipe(name: "payer", risk: "pay"), [:]),
      ("site", Kitchen.recipe(name: "site", risk: "quote", extra: "needs = { payer = '*' },"), [:]),
    ])
    #expect(
      await refusal { _ = try await add("site") }
        == "site declares the risk 'quote' and needs payer, which goes up to 'pay'")
  }

  @Test func refusesFilesThatRequireCouldMeanToo() async throws {
    let path = try kitchen.write("site/recipe.lua", Kitchen.recipe(name: "site", extra: "needs = { naming = '*' },"))
    try kitchen.write("site/naming.lua", "return {}")
    _ = path
    #expect(
      await refusal { _ = try await kitchen.shelf().open(kitchen.path + "/site") }
        == "site needs 'naming' and has files of that name too, so that require could mean both; rename the files")
  }

  @Test func refusesATapThatMovesWhatItPublished() async throws {
    try await tap([("naming", Self.naming, ["init.lua": "return {}"])])
    let before = try kitchen.shelf().taps.entries()
    let index: JSONValue = [
      "version": 1,
      "recipes": [
        [
          "name": "naming", "version": "1.0.0", "risk": "read", "summary": "x", "source": .string(before[0].source),
          "sha256": .string(String(repeating: "0", count: 64)),
        ]
      ],
    ]
    try kitchen.write("team-index/panier-index.json", index.text)
    let url = try kitchen.publish("team-index", as: "team-index.git", tag: "v1.0.0")
    let shelf = kitchen.shelf()
    #expect(
      await refusal { _ = try await shelf.taps.fetch("team", try GitSource(url), shelf.fetcher) }
        == "tap 'team' changed naming 1.0.0 after it was published: it had sha256 \(before[0].sha256), and now has "
        + "\(String(repeating: "0", count: 64)); the tap was left as it was")
    #expect(try shelf.taps.entries() == before)
  }

  @Test func refusesWhatATapDoesNotList() async throws {
    try await tap([("naming", Self.naming, ["init.lua": "return {}"])])
    // The tag of the recipe moves behind the tap's back.
    try kitchen.write("team-work/naming/init.lua", "return { evil = true }")
    _ = try kitchen.publish("team-work", as: "team.git", tag: "v1.0.0")
    let entry = try #require(try kitchen.shelf().taps.entries().first)
    let problem = await refusal { _ = try await add("naming") }
    #expect(problem?.hasPrefix("naming 1.0.0 is not what tap 'team' lists: expected sha256 \(entry.sha256)") == true)
  }

  @Test(arguments: [
    #"{"version": 1, "recipes": [{"name": "a\u202eb", "version": "1.0.0"}]}"#,
    #"{"version": 1, "recipes": [{"name": "a", "version": "1.0.0", "risk": "read", "summary": "x\u001b[2J", "source": "git+file:///x", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}]}"#,
    #"{"version": 1, "recipes": [{"name": "a", "version": "1.0.0", "risk": "read", "summary": "x", "source": "/etc/passwd", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}]}"#,
    #"{"version": 2, "recipes": []}"#, "[]", "",
  ]) func refusesAnIndexThatDeceives(text: String) async throws {
    try kitchen.write("i/panier-index.json", text)
    let url = try kitchen.publish("i", as: "i.git", tag: "v1.0.0")
    let shelf = kitchen.shelf()
    let problem = await refusal { _ = try await shelf.taps.fetch("team", try GitSource(url), shelf.fetcher) }
    #expect(problem?.contains("cannot be read") == true)
    #expect(try shelf.taps.taps().isEmpty)
  }
}
