import PanierOrdering
import PanierRecipes
import Testing

struct TrustTests {
  private let kitchen: Kitchen

  init() throws { kitchen = try Kitchen() }

  /// A packed recipe, signed where a key is given.
  private func packed(_ risk: String = "order", key: SigningKey? = nil, version: String = "1.0.0") throws -> String {
    let content = try RecipeContent(main: Array(Kitchen.recipe(version: version, risk: risk).utf8))
    let path = kitchen.path + "/hello-\(risk)-\(version).panier"
    try kitchen.write(bytes: PackedRecipe.bytes(content, signature: try key?.signature(of: content).text), to: path)
    return path
  }

  private func judge(_ path: String) async throws -> TrustJudgement {
    let shelf = kitchen.shelf()
    return try TrustJudgement(try await shelf.open(path), try shelf.trust())
  }

  @Test func asksOnceForEachContent() async throws {
    let path = try packed()
    #expect(try await judge(path) == .ask)
    var trust = try kitchen.shelf().trust()
    let recipe = try await kitchen.shelf().open(path)
    try trust.grant(recipe.closureHash, name: "hello", risk: .order)
    #expect(try await judge(path) == .allowed(.granted))
    // Another version, and the same version with more risk, are other contents.
    #expect(try await judge(try packed(version: "1.0.1")) == .ask)
    #expect(try await judge(try packed("pay")) == .ask)
    #expect(try trust.forget(name: "hello"))
    #expect(try await judge(path) == .ask)
  }

  @Test func trustsKeysAsFarAsTheOperatorSaid() async throws {
    let key = SigningKey()
    var trust = try kitchen.shelf().trust()
    try trust.trust(key.publicKey, owner: "Bob", risk: .order)
    #expect(try await judge(try packed(key: key)) == .allowed(.trustedKey("Bob")))
    #expect(try await judge(try packed("waive", key: key)) == .ask)
    #expect(try await judge(try packed(key: SigningKey(), version: "1.0.2")) == .ask)
  }

  @Test func refusesADistrustedKeyWhateverWasGranted() async throws {
    let key = SigningKey()
    let path = try packed(key: key)
    var trust = try kitchen.shelf().trust()
    try trust.grant(try await kitchen.shelf().open(path).closureHash, name: "hello", risk: .order)
    try trust.distrust(key.publicKey)
    #expect(
      await refusal { _ = try await judge(path) }
        == "hello 1.0.0 is signed by key \(key.publicKey.fingerprint), which you distrust; nothing was run")
  }

  @Test func ownFilesNeedNoQuestion() async throws {
    let path = try kitchen.write("own/recipe.lua", Kitchen.recipe(risk: "pay"))
    #expect(try await judge(path) == .allowed(.own))
    #expect(try await judge("buy") == .allowed(.shipped))
  }

  @Test func refusesADamagedStore() async throws {
    try kitchen.write("anna/state/trust.json", #"{"keys": [], "distrusted": []}"#)
    let path = kitchen.path + "/anna/state/trust.json"
    #expect(
      await refusal { _ = try kitchen.shelf().trust() }
        == "'\(path)' cannot be read as what you trust; restore it or remove it")
  }

  @Test func refusesAWrongSignatureBeforeItReadsTheRecipe() async throws {
    let content = try RecipeContent(main: Array(Kitchen.recipe().utf8))
    let other = try RecipeContent(main: Array("while true do end".utf8))
    let path = kitchen.path + "/x.panier"
    try kitchen.write(
      bytes: PackedRecipe.bytes(other, signature: try SigningKey().signature(of: content).text), to: path)
    #expect(await refusal { _ = try await judge(path) }?.hasPrefix("the signature is for another content") == true)
  }
}
