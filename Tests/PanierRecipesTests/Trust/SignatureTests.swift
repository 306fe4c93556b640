import Glibc
import PanierRecipes
import Testing

struct SignatureTests {
  private func content(_ text: String = "return 1") throws -> RecipeContent {
    try RecipeContent(main: Array(text.utf8))
  }

  @Test func holdsForWhatWasSignedAlone() async throws {
    let key = SigningKey()
    let signature = try key.signature(of: try content())
    let read = try RecipeSignature(text: signature.text)
    try read.check(try content())
    #expect(read.key == key.publicKey)
    let other = try content("return 2")
    #expect(
      await refusal { try read.check(other) }
        == "the signature is for another content: it was made for sha256 \(try content().sha256), and this recipe has "
        + other.sha256)
  }

  @Test func refusesAForgedSignature() async throws {
    let mine = try SigningKey().signature(of: try content())
    let other = SigningKey()
    // Somebody else's signature under my name.
    let text = String(decoding: mine.text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let theirs = String(decoding: try other.signature(of: try content()).text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let forged = [text[0], text[1], text[2], theirs[3], text[4]].joined(separator: "\n")
    let signature = try RecipeSignature(text: Array(forged.utf8))
    #expect(
      await refusal { try signature.check(try content()) }
        == "the signature does not hold: key \(mine.key.fingerprint) did not make it")
  }

  @Test(arguments: ["", "x", "panier signature, ed25519\nkey a\nsha256 b\nsignature c\n"])
  func refusesWhatIsNone(text: String) async {
    #expect(
      await refusal { _ = try RecipeSignature(text: Array(text.utf8)) }
        == "the signature cannot be read; sign the recipe again")
  }

  @Test func keepsKeysFromOthers() async throws {
    let kitchen = try Kitchen()
    let folder = KeyFolder(path: kitchen.path + "/keys")
    let key = try folder.make("anna")
    #expect(try folder.key("anna").publicKey == key)
    #expect(folder.names == ["anna"])
    #expect(RecipeKey("\(key)") == key)
    #expect(RecipeKey("ed25519:AAAA") == nil)
    let file = kitchen.path + "/keys/anna.key"
    #expect(
      await refusal { _ = try folder.make("anna") }
        == "there is a key 'anna' already, in '\(file)'; choose another name")
    chmod(file, 0o644)
    #expect(await refusal { _ = try folder.key("anna") } == "'\(file)' can be read by others; run chmod 600 on it")
    #expect(await refusal { _ = try folder.key("bob") } == "there is no key 'bob'; there are anna")
    #expect(
      await refusal { _ = try folder.make("../x") }
        == "'../x' cannot name a key; use lower-case letters, digits and single hyphens, a letter first, 64 characters at most"
    )
  }
}
