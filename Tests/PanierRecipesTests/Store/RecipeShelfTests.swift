import PanierOrdering
import PanierRecipes
import Testing

struct RecipeShelfTests {
  private let kitchen: Kitchen

  init() throws { kitchen = try Kitchen() }

  private func publish(
    _ version: String, tag: String? = nil, risk: String = "read", extra: String = "", run: String = "return 1"
  )
    throws -> String
  {
    try kitchen.write("work/hello/recipe.lua", Kitchen.recipe(version: version, risk: risk, extra: extra, run: run))
    return try kitchen.publish("work", as: "bare.git", tag: tag ?? "v" + version)
  }

  private func add(_ text: String, _ user: String = "anna") async throws {
    try kitchen.shelf(user).carryOut(try await kitchen.shelf(user).addition(of: text))
  }

  private var lock: String { kitchen.path + "/anna/data/panier.lock" }

  @Test func pinsWhatWasAdded() async throws {
    let url = try publish("1.0.0")
    try await add(url + "@v1.0.0#hello")
    let entry = try #require(try LockFile(path: lock)["hello"])
    #expect(entry.version.description == "1.0.0")
    #expect(entry.source == url + "@v1.0.0#hello")
    #expect(entry.commit?.count == 40)
    let recipe = try await kitchen.shelf().open("hello")
    #expect(recipe.origin == .locked(lock))
    #expect(recipe.content.sha256 == entry.sha256)
    #expect(try kitchen.shelf().list().map(\.name).contains("hello"))
    // Adding the same again changes nothing.
    try await add(url + "@v1.0.0#hello")
  }

  @Test func refusesAnotherContentWithBothHashes() async throws {
    let url = try publish("1.0.0")
    try await add(url + "@v1.0.0#hello")
    let entry = try #require(try LockFile(path: lock)["hello"])
    let evil = try RecipeContent(main: Array(Kitchen.recipe(run: "return 'evil'").utf8))
    try kitchen.write(bytes: PackedRecipe.bytes(evil), to: "\(kitchen.path)/anna/data/packed/\(entry.sha256).panier")
    #expect(
      await refusal { _ = try await kitchen.shelf().open("hello") }
        == "hello 1.0.0 is not what '\(lock)' pins: expected sha256 \(entry.sha256), and it has \(evil.sha256); "
        + "nothing was run")
  }

  @Test func refusesATagThatMoved() async throws {
    let url = try publish("1.0.0")
    try await add(url + "@v1.0.0#hello")
    let before = try #require(try LockFile(path: lock)["hello"])
    _ = try publish("1.0.0", run: "return 2")
    let problem = await refusal { _ = try await kitchen.shelf().update(of: "hello") }
    #expect(
      problem?.hasPrefix("hello 1.0.0 changed without a new version (commit \(before.commit ?? "") became ") == true)
    #expect(problem?.contains("pins sha256 \(before.sha256)") == true)
    #expect(try LockFile(path: lock)["hello"] == before)
  }

  @Test func refusesToGoBack() async throws {
    let url = try publish("1.0.0")
    _ = try publish("1.1.0")
    try await add(url + "@v1.1.0#hello")
    #expect(
      await refusal { try await add(url + "@v1.0.0#hello") }
        == "hello 1.1.0 is pinned by '\(lock)', and this is 1.0.0, which is older; remove it first to go back")
  }

  @Test func updatesAndSaysWhatChanged() async throws {
    let url = try publish("1.0.0", extra: "params = { a = param.integer{ max = 3 }, b = param.string{} },")
    try await add(url + "@v1.0.0#hello")
    _ = try publish(
      "1.2.0", risk: "order",
      extra: "params = { a = param.integer{ max = 9 }, c = param.domain{ required = true } },")
    let shelf = kitchen.shelf()
    let update = try await shelf.update(of: nil)
    #expect(
      update.items.map(\.changes) == [
        [
          "risk: read → order", "parameter b: gone", "parameter a: now a whole number at most 9",
          "parameter c: new, a whole domain name, as in example.fr; required", "version: 1.0.0 → 1.2.0",
          "file recipe.lua: changed",
        ]
      ])
    #expect(
      await refusal { try shelf.carryOut(update, isFrozen: true) }
        == "--frozen: '\(lock)' would change (hello 1.2.0); nothing was changed")
    try shelf.carryOut(update)
    #expect(try LockFile(path: lock)["hello"]?.source == url + "@v1.2.0#hello")
    #expect(try await shelf.update(of: nil).isEmpty)
  }

  @Test func restoresWhatAColleaguePinned() async throws {
    let url = try publish("1.0.0")
    try kitchen.shell("mkdir -p anna/project bob")
    let shelf = kitchen.shelf()
    try shelf.carryOut(try await shelf.addition(of: url + "@v1.0.0#hello", inProject: true))
    try kitchen.shell("cp -r anna/project bob/project")
    let other = kitchen.shelf("bob")
    #expect(
      await refusal { _ = try await other.open("hello") }
        == "hello 1.0.0 is pinned by '\(kitchen.path)/bob/project/panier.lock' and not on this machine yet; run panier "
        + "recipe add without a name to fetch all that is pinned")
    #expect(try await other.restore() == ["hello"])
    #expect(try await other.open("hello").manifest.name == "hello")
    // The tag has moved meanwhile: the commit is fetched, not the tag.
    _ = try publish("1.0.0", run: "return 2")
    #expect(try await kitchen.shelf("bob").restore().isEmpty)
  }

  @Test func opensWhatIsPinnedWithoutItsSource() async throws {
    let url = try publish("1.0.0")
    try await add(url + "@v1.0.0#hello")
    // No network and no repository: what is pinned is on this machine.
    try kitchen.shell("rm -rf bare.git work")
    #expect(try await kitchen.shelf().open("hello").manifest.version.description == "1.0.0")
    #expect(try await kitchen.shelf().restore().isEmpty)
  }

  @Test func findsRecipesByWordsAtHandAndInTaps() async throws {
    try kitchen.write(
      "anna/data/taps/team/tap.json",
      #"{"url": "git+file:///srv/x.git", "commit": "0123456789012345678901234567890123456789"}"#)
    try kitchen.write(
      "anna/data/taps/team/panier-index.json",
      #"{"version": 1, "recipes": [{"name": "moon", "version": "1.2.0", "risk": "quote", "summary": "Waits for light.", "#
        + #""author": "Ada", "keywords": ["night"], "source": "git+file:///srv/x.git@v1.2.0", "#
        + #""sha256": "\#(String(repeating: "0", count: 64))"}]}"#)
    try await add(try publish("1.0.0", extra: "keywords = { 'greeting' },") + "@v1.0.0#hello")
    func found(_ words: String...) throws -> [String] {
      try kitchen.shelf().list(offered: true, words: words).map(\.name)
    }
    #expect(try found("cheapest") == ["cheapest-name"])
    #expect(try found("RENEWAL", "chart") == ["renewal-forecast"])
    // By its keyword alone.
    #expect(try found("bulk") == ["portfolio"])
    #expect(try found("greeting") == ["hello"])
    #expect(try found("night", "ada", "light") == ["moon"])
    #expect(try found("night", "sun") == [])
    let moon = try #require(try kitchen.shelf().list(offered: true, words: ["moon"]).first)
    #expect(
      !moon.isAtHand && moon.origin == "tap team" && moon.risk == .quote && moon.version == RecipeVersion(1, 2, 0))
    #expect(try kitchen.shelf().list(words: ["moon"]).isEmpty)
  }

  @Test func removesWhatNothingNeeds() async throws {
    let url = try publish("1.0.0")
    try await add(url + "@v1.0.0#hello")
    #expect(try kitchen.shelf().remove("hello").name == "hello")
    #expect(
      await refusal { _ = try await kitchen.shelf().open("hello") }?.hasPrefix("no recipe is called 'hello'") == true)
    #expect(await refusal { _ = try kitchen.shelf().remove("hello") }?.hasPrefix("'hello' is not pinned by") == true)
  }

  @Test func doesNotLetAnotherTakeANameOfPanier() async throws {
    let path = try kitchen.write("evil/recipe.lua", Kitchen.recipe(name: "buy"))
    #expect(
      await refusal { try await add(path) }
        == "'buy' is the name of a recipe that comes with Panier; nothing was added")
  }

  @Test func refusesADamagedLock() async throws {
    try kitchen.write("anna/data/panier.lock", #"{"version": 1, "recipes": [{"name": "x"}]}"#)
    #expect(
      await refusal { _ = try await kitchen.shelf().open("x") }
        == "'\(lock)': the entry of x cannot be read, or stands twice; restore the file")
    try kitchen.write("anna/data/panier.lock", #"{"version": 2, "recipes": []}"#)
    #expect(
      await refusal { _ = try await kitchen.shelf().open("x") }
        == "'\(lock)' was written by a newer Panier (lock version 2)")
  }
}
