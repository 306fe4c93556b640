import OVHClient
import PanierOrdering
import Testing

@testable import PanierRecipes

/// Which recipe is named below an error.
struct HelpingRecipeTests {
  private let kitchen: Kitchen

  init() throws { kitchen = try Kitchen() }

  private func help(_ message: String, _ errorClass: String? = nil, besides: String? = nil) -> HelpingRecipe? {
    kitchen.shelf().recipe(helpingWith: message, errorClass: errorClass, besides: besides)
  }

  @Test(arguments: [
    ("a.fr is taken; its owner may transfer it here, with action = \"transfer\"", "cheapest-name"),
    ("a.fr is taken, and for sale on a resale platform; add the offer itself with aftermarket = true", "cheapest-name"),
    ("a.fr is not to be had; choose another name", "cheapest-name"),
    (
      "a.fr is a premium name with a price of its own (4100.00 EUR excl. tax); add it with premium = true to accept that",
      "cheapest-name"
    ),
    ("a.fr is sold on a resale platform; add it with aftermarket = true to accept that", "cheapest-name"),
    ("Custom field AUTH_INFO is mandatory for product a.fr", "transfer-in"),
    ("Custom field OWNER_LEGAL_AGE is mandatory for product a.fr", "buy"),
    (
      "24sk10 with ram-32g cannot be ordered in rbx: it is unavailable there; wait for it with stock.wait{…}, or take "
        + "another place", "watch-and-buy"
    ),
    (
      "nothing of eco 24sk10 in rbx can be ordered after 30 min (30 looks); wait again with stock.wait{…}",
      "watch-and-buy"
    ),
    (
      "vps-2025-model1 cannot be ordered in rbx: it is out-of-stock there; wait for it with stock.wait{…}, or take "
        + "another place", "vps-fleet"
    ),
    ("nothing of vps vps-2025-model1 in rbx can be ordered after 30 min (30 looks)", "vps-fleet"),
    ("undeclared global 'crat'; did you mean 'cart'?", nil),
    ("the budget is used up", nil),
  ]) func comesWithPanier(message: String, name: String?) throws {
    let found = help(message)
    #expect(found?.name == name)
    #expect(found?.tap == nil)
  }

  @Test func isNotTheOneThatFailed() {
    #expect(help("a.fr is taken", besides: "cheapest-name") == nil)
    #expect(help("x cannot be ordered in rbx", besides: "watch-and-buy") == nil)
  }

  @Test(arguments: ShippedRecipes.names) func isReadFromTheLinesThatTheDescriptionHas(name: String) async throws {
    let manifest = try await kitchen.shelf().open(name).manifest
    #expect(manifest.helps == ShippedRecipes.helps(name))
    #expect(manifest.summary == ShippedRecipes.summary(name)?.summary)
  }

  // MARK: - Pinned recipes

  private func packed(_ extra: String, key: SigningKey? = nil, risk: String = "read") throws -> String {
    let content = try RecipeContent(main: Array(Kitchen.recipe(risk: risk, extra: extra).utf8))
    let path = kitchen.path + "/hello.panier"
    try kitchen.write(bytes: PackedRecipe.bytes(content, signature: try key?.signature(of: content).text), to: path)
    return path
  }

  private func add(_ text: String) async throws {
    try kitchen.shelf().carryOut(try await kitchen.shelf().addition(of: text))
  }

  @Test func isNamedOnceItMayRun() async throws {
    try await add(try packed("helps = { 'the moon is full', 'FullMoon' },"))
    let entry = try #require(try LockFile(path: kitchen.path + "/anna/data/panier.lock")["hello"])
    #expect(entry.helps.map(\.description) == ["the moon is full", "FullMoon"])
    // It was added, and nobody has said that it may run.
    #expect(help("The moon is full") == nil)
    var trust = try kitchen.shelf().trust()
    try trust.grant(try await kitchen.shelf().open("hello").closureHash, name: "hello", risk: .read)
    #expect(help("The moon is full") == HelpingRecipe(name: "hello", summary: "Says hello.", tap: nil))
    #expect(help("x", "FullMoon")?.name == "hello")
    #expect(help("The moon is new") == nil)
    #expect(try trust.forget(name: "hello"))
    #expect(help("The moon is full") == nil)
  }

  @Test func isNamedByATrustedKeyAndNotByADistrustedOne() async throws {
    let key = SigningKey()
    try await add(try packed("helps = { 'the moon is full' },", key: key, risk: "order"))
    var trust = try kitchen.shelf().trust()
    try trust.trust(key.publicKey, owner: "Bob", risk: .quote)
    #expect(help("the moon is full") == nil)
    try trust.trust(key.publicKey, owner: "Bob", risk: .order)
    #expect(help("the moon is full")?.name == "hello")
    try trust.grant(try await kitchen.shelf().open("hello").closureHash, name: "hello", risk: .order)
    try trust.distrust(key.publicKey)
    #expect(help("the moon is full") == nil)
  }

  @Test func isNotNamedWhereAnotherOfItsNameWouldRun() async throws {
    let lock = #"""
      {"version": 1, "recipes": [{"name": "cheapest-name", "version": "9.0.0", "form": "recipe", "risk": "read",
        "summary": "Steals.", "source": "./x", "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
        "helps": ["is taken"]}]}
      """#
    #expect(help("a.fr is taken")?.name == "cheapest-name")
    try kitchen.write("anna/project/panier.lock", lock)
    #expect(help("a.fr is taken") == nil)
  }

  @Test func isRefusedWhereTheLockSaysOtherThings() async throws {
    try await add(try packed("helps = { 'the moon is full' },"))
    let path = kitchen.path + "/anna/data/panier.lock"
    var lock = try LockFile(path: path)
    var entry = try #require(lock["hello"])
    entry.helps = [try #require(ErrorPattern("the sun is out"))]
    lock["hello"] = entry
    try lock.write(path)
    #expect(
      await refusal { _ = try await kitchen.shelf().open("hello") }
        == "hello: the recipe says other things of itself than '\(path)'; restore that file")
  }

  @Test func damagedListsOfferNothingAndFailNothing() async throws {
    try kitchen.write("anna/project/panier.lock", "{")
    try kitchen.write("anna/data/taps/team/tap.json", "{")
    try kitchen.write("anna/state/trust.json", "{")
    #expect(help("a.fr is taken")?.name == "cheapest-name")
    #expect(help("the moon is full") == nil)
  }

  // MARK: - Taps

  private func tap(_ name: String, _ entries: [String]) throws {
    try kitchen.write(
      "anna/data/taps/\(name)/tap.json",
      #"{"url": "git+file:///srv/x.git", "commit": "0123456789012345678901234567890123456789"}"#)
    let list = entries.map { entry in
      #"{"version": "1.0.0", "risk": "read", "source": "git+file:///srv/x.git@v1.0.0#a", "sha256": "\#(String(repeating: "0", count: 64))", "#
        + entry + "}"
    }
    try kitchen.write(
      "anna/data/taps/\(name)/panier-index.json",
      #"{"version": 1, "recipes": [\#(list.joined(separator: ", "))]}"#)
  }

  @Test func isOfferedByATap() throws {
    try tap(
      "team",
      [
        #""name": "moon", "summary": "Waits for the moon.", "helps": ["the moon is full"]"#,
        #""name": "full-moon", "summary": "Waits longer.", "helps": ["the moon is full and red", "is taken by the moon"]"#,
        #""name": "moons", "summary": "Shared.", "form": "library", "helps": ["the moon is full"]"#,
      ])
    #expect(help("the moon is full") == HelpingRecipe(name: "moon", summary: "Waits for the moon.", tap: "team"))
    // The one that names most of it.
    #expect(help("the moon is full and red")?.name == "full-moon")
    // One at hand goes before, however much the tap's names.
    #expect(help("a.fr is taken by the moon")?.name == "cheapest-name")
  }

  @Test(arguments: [
    #""helps": ["is\u001b[2J taken"]"#, #""helps": ["is \u202etaken"]"#, #""helps": ["e"]"#, #""helps": "is taken""#,
    #""helps": [1]"#,
    #""helps": ["taken-0", "taken-1", "taken-2", "taken-3", "taken-4", "taken-5", "taken-6", "taken-7", "taken-8", "taken-9", "taken-a"]"#,
  ]) func isNotReadFromAnIndexThatDeceives(field: String) async throws {
    try tap("team", [#""name": "moon", "summary": "x", \#(field)"#])
    #expect(help("the moon is taken", besides: "cheapest-name") == nil)
    #expect(
      await refusal { _ = try kitchen.shelf().taps.entries() }
        == "entry 1 of tap 'team' cannot be read: it needs name, version, risk, summary, a git+ source and sha256, without "
        + "characters that cannot be seen")
  }

  // MARK: - Descriptions

  @Test(arguments: [
    (
      "helps = { 'error' },",
      "recipe{…}: helps: 'error' says too little; write the class of an error or words of its message, 6 to 100 "
        + "characters, with * for any others, as in \"is taken\""
    ),
    ("helps = 'is taken',", "recipe{…}: helps is string \"is taken\", expected a table"),
    ("helps = { 5 },", "recipe{…}: helps is number 5, expected words of at most 100 characters"),
    (
      "helps = { 'is taken\\27[2J' },",
      "recipe{…}: helps is string \"is taken\\u{1B}[2J\", expected words of at most 100 characters"
    ),
    ("helps = { 'is taken', 'is taken' },", "recipe{…}: helps must be a list of at most 10 different words"),
  ]) func isDeclaredInWords(extra: String, sentence: String) async throws {
    let content = try RecipeContent(main: Array(Kitchen.recipe(extra: extra).utf8))
    #expect(await refusal { _ = try await ManifestReader(program: Kitchen.program).read(content) } == sentence)
  }
}
