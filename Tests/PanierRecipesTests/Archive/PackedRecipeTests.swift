import PanierRecipes
import Testing

struct PackedRecipeTests {
  private func content(
    _ files: [(String, String)] = [("recipe.lua", "return 1"), ("lib/a.lua", "return 2")]
  ) throws
    -> RecipeContent
  {
    try RecipeContent(files.map { RecipeContent.File(path: $0.0, bytes: Array($0.1.utf8)) })
  }

  @Test func givesTheSameBytesForTheSameContent() throws {
    let one = try content()
    let other = try content([("lib/a.lua", "return 2"), ("recipe.lua", "return 1")])
    #expect(PackedRecipe.bytes(one) == PackedRecipe.bytes(other))
    #expect(one.sha256 == other.sha256)
    #expect(try PackedRecipe.read(PackedRecipe.bytes(one)).content == one)
    #expect(one.sha256 != (try content([("recipe.lua", "return 1"), ("lib/b.lua", "return 2")])).sha256)
  }

  @Test func isATarThatTarReads() throws {
    let kitchen = try Kitchen()
    let bytes = PackedRecipe.bytes(try content())
    try kitchen.write(bytes: bytes, to: kitchen.path + "/x.panier")
    #expect(try kitchen.shell("tar -tf x.panier") == "lib/a.lua\nrecipe.lua\n")
    #expect(try kitchen.shell("sha256sum < x.panier").hasPrefix(try content().sha256))
  }

  /// A header with a field changed and the sum made right again.
  private func archive(_ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
    var bytes = PackedRecipe.bytes(try content())
    var header = Array(bytes[..<512])
    change(&header)
    header.replaceSubrange(148..<156, with: Array("        ".utf8))
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    header.replaceSubrange(148..<156, with: Array((String(repeating: "0", count: 6 - sum.count) + sum + "\0 ").utf8))
    bytes.replaceSubrange(..<512, with: header)
    return bytes
  }

  private func named(_ name: String) throws -> [UInt8] {
    try archive { header in
      let name = Array(name.utf8)
      header.replaceSubrange(..<100, with: name + [UInt8](repeating: 0, count: 100 - name.count))
    }
  }

  private func problem(_ bytes: [UInt8]) async -> String? {
    await refusal { _ = try PackedRecipe.read(bytes) }
  }

  @Test(arguments: [
    ("../../etc/cron.d/x", "begins with '.' or '-'"),
    ("/etc/passwd", "none is empty or begins"),
    ("a/../b.lua", "none is empty or begins"),
    (".git/hooks/post-checkout", "none is empty or begins"),
    ("-rf", "none is empty or begins"),
    ("a\u{202E}b.lua", "use ASCII letters"),
    ("a\u{1B}[2Jb.lua", "use ASCII letters"),
    ("a\\b.lua", "use ASCII letters"),
    ("recipe.lua", "stands in it twice"),
    ("Recipe.lua", "in upper or lower case"),
  ]) func refusesPathsThatLeadOut(name: String, sentence: String) async throws {
    let problem = await problem(try named(name))
    #expect(problem?.contains(sentence) == true, "\(problem ?? "accepted")")
    #expect(problem?.contains("\u{202E}") == false)
    #expect(problem?.contains("\u{1B}") == false)
  }

  @Test func refusesLinksAndFolders() async throws {
    func kind(_ letter: String) throws -> [UInt8] { try archive { $0[156] = letter.utf8.first ?? 0 } }
    #expect(await problem(try kind("1")) == "this is no packed recipe: 'lib/a.lua' is a link, and recipes hold none")
    #expect(await problem(try kind("2")) == "this is no packed recipe: 'lib/a.lua' is a link, and recipes hold none")
    #expect(
      await problem(try kind("5"))
        == "this is no packed recipe: 'lib/a.lua' is a folder, and packed recipes list files only")
    for letter in ["3", "4", "6", "7", "x", "g", "L", "S"] {
      #expect(await problem(try kind(letter)) == "this is no packed recipe: 'lib/a.lua' is no regular file")
    }
  }

  @Test func refusesWhatIsHugeOrCutShort() async throws {
    let claims = try archive { $0.replaceSubrange(124..<135, with: Array("77777777777".utf8)) }
    #expect(await problem(claims) == "this is no packed recipe: 'lib/a.lua' claims more than 1048576 bytes")
    let more = try archive { $0.replaceSubrange(124..<135, with: Array("00003777777".utf8)) }
    #expect(await problem(more) == "this is no packed recipe: 'lib/a.lua' claims 1048575 bytes, more than there are")
    let whole = PackedRecipe.bytes(try content())
    #expect(await problem(Array(whole.dropLast(1)))?.contains("cut short") == true)
    #expect(await problem(Array(whole.dropLast(512)))?.contains("behind its end") == true)
    #expect(await problem(whole + [UInt8](repeating: 0, count: 512))?.contains("behind its end") == true)
    #expect(await problem([]) != nil)
    #expect(await problem([UInt8](repeating: 0, count: 40_000_000))?.contains("bytes; ") == true)
  }

  @Test func refusesManyFiles() async throws {
    let files = (0..<300).map { ("f\($0).lua", "") } + [("recipe.lua", "")]
    #expect(await refusal { _ = try content(files) } == "the recipe has 301 files; 256 at most")
    // Put together by hand, since a content of so many files cannot be made.
    var bytes: [UInt8] = []
    for index in 0..<300 { bytes += try named("g\(index).lua")[..<512] + [UInt8](repeating: 0, count: 512) }
    bytes += [UInt8](repeating: 0, count: 1024)
    #expect(await problem(bytes) == "this is no packed recipe: it holds more than 256 files")
  }

  @Test func refusesWhatOthersWouldWrite() async throws {
    let owned = try archive { $0.replaceSubrange(265..<269, with: Array("root".utf8)) }
    #expect(
      await problem(owned)
        == "this is no packed recipe: the entry of 'lib/a.lua' is not as panier recipe pack writes it")
    var hidden = PackedRecipe.bytes(try content())
    hidden[512 + 100] = 65
    #expect(await problem(hidden) == "this is no packed recipe: something is hidden behind the end of 'lib/a.lua'")
    let gzip: [UInt8] = [0x1F, 0x8B, 8, 0] + [UInt8](repeating: 0, count: 2044)
    #expect(await problem(gzip) != nil)
  }

  @Test func refusesAWrongOrder() async throws {
    let whole = PackedRecipe.bytes(try content())
    let swapped = Array(whole[1024..<2048] + whole[..<1024] + whole[2048...])
    #expect(await problem(swapped) == "this is no packed recipe: its files are not in order")
  }
}
