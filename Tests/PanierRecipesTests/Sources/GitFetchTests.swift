import PanierRecipes
import Testing

struct GitFetchTests {
  private let kitchen: Kitchen

  init() throws { kitchen = try Kitchen() }

  private func open(_ text: String) async throws -> OpenedRecipe { try await kitchen.shelf().open(text) }

  @Test func takesATagACommitAndTheNewest() async throws {
    try kitchen.write("work/hello/recipe.lua", Kitchen.recipe())
    try kitchen.write("work/README.md", "x")
    let url = try kitchen.publish("work", as: "bare.git", tag: "v1.0.0")
    let commit = try kitchen.git("-C", kitchen.path + "/work", "rev-parse", "HEAD")
    try kitchen.write("work/hello/recipe.lua", Kitchen.recipe(version: "1.10.0"))
    _ = try kitchen.publish("work", as: "bare.git", tag: "v1.10.0")
    try kitchen.write("work/hello/recipe.lua", Kitchen.recipe(version: "1.9.0"))
    _ = try kitchen.publish("work", as: "bare.git", tag: "v1.9.0")

    let tagged = try await open(url + "@v1.0.0#hello")
    #expect(tagged.manifest.version.description == "1.0.0")
    #expect(tagged.commit == commit)
    #expect(try await open(url + "@\(commit)#hello").content == tagged.content)
    #expect(try await open(url + "#hello").manifest.version.description == "1.10.0")
    // A folder's content is the same wherever it lies.
    #expect(try await open(kitchen.path + "/work/hello").manifest.version.description == "1.9.0")
    #expect(kitchen.names().filter { $0.hasPrefix("panier-recipe-") }.isEmpty)
  }

  @Test func saysWhatIsNotThere() async throws {
    try kitchen.write("work/recipe.lua", Kitchen.recipe())
    let url = try kitchen.publish("work", as: "bare.git", tag: "v1.0.0")
    #expect(
      await refusal { _ = try await open(url + "@v2.0.0") }
        == "cannot read \(url)@v2.0.0: couldn't find remote ref refs/tags/v2.0.0")
    #expect(
      await refusal { _ = try await open(url + "@v1.0.0#nowhere") } == "\(url)@v1.0.0#nowhere has no folder 'nowhere'")
    #expect(
      await refusal { _ = try await open("git+file://\(kitchen.path)/none.git@v1") }?.hasPrefix("cannot read") == true)
    #expect(kitchen.names().filter { $0.hasPrefix("panier-recipe-") }.isEmpty)
  }

  @Test func runsNothingOfTheRepository() async throws {
    let mark = kitchen.path + "/mark"
    try kitchen.write("work/recipe.lua", Kitchen.recipe())
    try kitchen.write("work/.gitattributes", "* filter=evil\n")
    try kitchen.write("work/.gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = file:///nowhere\n")
    let url = try kitchen.publish("work", as: "bare.git", tag: "v1.0.0")
    try kitchen.write("bare.git/hooks/post-checkout", "#!/bin/sh\ntouch \(mark)\n")
    try kitchen.write("bare.git/hooks/reference-transaction", "#!/bin/sh\ntouch \(mark)\n")
    try kitchen.shell("chmod +x bare.git/hooks/*")
    // What the operator's own templates would put into every new repository.
    try kitchen.write(
      "home/.gitconfig",
      "[init]\n\ttemplateDir = \(kitchen.path)/template\n[core]\n\thooksPath = \(kitchen.path)/template/hooks\n")
    try kitchen.write("template/hooks/reference-transaction", "#!/bin/sh\ntouch \(mark)\n")
    try kitchen.shell("chmod +x template/hooks/*")
    var places = kitchen.places()
    places.variables["HOME"] = kitchen.path + "/home"
    let recipe = try await RecipeShelf(places, program: Kitchen.program).open(url + "@v1.0.0")
    #expect(recipe.content.files.map(\.path) == ["recipe.lua"])
    #expect(!kitchen.names().contains("mark"))
  }

  @Test func refusesLinksSubmodulesAndFloods() async throws {
    func publish(_ tag: String, _ prepare: String) throws -> String {
      try kitchen.shell("rm -rf work bare.git")
      try kitchen.write("work/recipe.lua", Kitchen.recipe())
      try kitchen.shell("git -c init.defaultBranch=main init -q work && cd work && { \(prepare) ; }")
      return try kitchen.publish("work", as: "bare.git", tag: tag) + "@" + tag
    }
    let link = try publish("v1", "ln -s /etc/passwd lib.lua")
    #expect(await refusal { _ = try await open(link) } == "\(link): 'lib.lua' is a link, and recipes hold none")
    let folder = try publish("v2", "ln -s / root")
    #expect(await refusal { _ = try await open(folder) } == "\(folder): 'root' is a link, and recipes hold none")
    let submodule = try publish(
      "v3", "mkdir sub && git update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,sub")
    #expect(
      await refusal { _ = try await open(submodule) } == "\(submodule): 'sub' is a submodule, and recipes hold none")
    let many = try publish("v4", "for i in $(seq 300); do echo $i > f$i.lua; done")
    #expect(await refusal { _ = try await open(many) }?.contains("holds more than a recipe may: 256 files") == true)
    let large = try publish("v5", "head -c 2000000 /dev/zero > big.bin")
    #expect(
      await refusal { _ = try await open(large) }
        == "\(large): 'big.bin' has more bytes than a recipe's file may have")
    let deceiving = try publish("v6", "touch $(printf 'a\\342\\200\\256b.lua')")
    let problem = await refusal { _ = try await open(deceiving) }
    #expect(problem?.contains("use ASCII letters") == true && problem?.contains("\u{202E}") == false)
    #expect(kitchen.names().filter { $0.hasPrefix("panier-recipe-") }.isEmpty)
  }
}
