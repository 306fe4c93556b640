import PanierRecipes
import Testing

struct FolderContentTests {
  private let kitchen: Kitchen

  init() throws { kitchen = try Kitchen() }

  @Test func takesFilesAndLeavesOutWhatIsHidden() async throws {
    try kitchen.write("r/recipe.lua", Kitchen.recipe())
    try kitchen.write("r/lib/a.lua", "return 1")
    try kitchen.write("r/.git/config", "x")
    try kitchen.write("r/recipe.lua~", "x")
    try kitchen.write("r/panier.lock", "x")
    let recipe = try await kitchen.shelf().open(kitchen.path + "/r")
    #expect(recipe.content.files.map(\.path) == ["lib/a.lua", "recipe.lua"])
  }

  @Test func refusesLinksAndPipes() async throws {
    try kitchen.write("r/recipe.lua", Kitchen.recipe())
    try kitchen.shell("ln -s /etc/passwd r/lib.lua")
    #expect(
      await refusal { _ = try await kitchen.shelf().open(kitchen.path + "/r") }
        == "'lib.lua' is a link, and recipes hold none; put the file itself there")
    try kitchen.shell("rm r/lib.lua && mkfifo r/lib.lua")
    #expect(
      await refusal { _ = try await kitchen.shelf().open(kitchen.path + "/r") }
        == "'lib.lua' is no regular file, and recipes hold nothing else")
    try kitchen.shell("rm r/lib.lua && mv r/recipe.lua r/other.lua")
    #expect(
      await refusal { _ = try await kitchen.shelf().open(kitchen.path + "/r") } == "the recipe has no recipe.lua")
    #expect(
      await refusal { _ = try await kitchen.shelf().open("./nowhere") }
        == "there is no recipe './nowhere': no such file or folder")
  }
}
