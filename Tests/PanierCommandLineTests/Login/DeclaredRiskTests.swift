import Glibc
import PanierOrdering
import PanierRecipes
import PanierVM
import Testing

@testable import PanierCommandLine

@Suite struct DeclaredRiskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Recipes of nobody, read by the helper beside the tests.
  private var shelf: RecipeShelf {
    let bundle = CommandLine.arguments.first ?? ""
    let program = bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "/VMChild"
    return RecipeShelf(
      RecipePlaces(data: folder.path, state: folder.path, configuration: folder.path, project: folder.path),
      program: IsolatedProgram(path: String(program)))
  }

  private func risk(_ text: String) async throws -> Risk {
    try await DeclaredRisk.read(try folder.write("x.lua", text), shelf)
  }

  private func refusal(_ text: String) async throws -> String? {
    let path = try folder.write("x.lua", text)
    let error = await #expect(throws: CommandFailure.self) { try await DeclaredRisk.read(path, shelf) }
    #expect(error?.status == .usage)
    return error?.description.replacing(path, with: "x.lua")
  }

  @Test(arguments: Risk.allCases) func readsTheCommentOfAScript(level: Risk) async throws {
    #expect(
      try await risk("#!/usr/bin/env panier\n-- Does things.\n\n--- risk: \(level.rawValue)\nerror('ran')") == level)
  }

  @Test func readsARecipeWithoutRunningIt() async throws {
    let text = """
      local first = "or"
      return recipe{
        name = "x", version = "1.0.0", summary = "X.", risk = first .. "der",
        params = { domain = param.domain{ required = true }, years = param.integer{ default = 1, min = 1 } },
        run = function(p) error("ran") end,
      }
      """
    #expect(try await risk(text) == .order)
    try folder.write("recipe.lua", text)
    #expect(try await DeclaredRisk.read(folder.path, shelf) == .order)
  }

  private static let hint =
    "; write a line '-- risk: order' above its code, or risk = \"order\" in recipe{…}, or give a level: --for read, quote, "
    + "order, pay, waive"

  @Test func aRecipeReachesNothingMeanwhile() async throws {
    let text = "local f = io.open('/etc/passwd') return recipe{ risk = 'read' }"
    #expect(
      try await refusal(text)
        == "'x.lua' declares no risk that can be read: recipe.lua:1: undeclared global 'io'" + Self.hint)
    let endless = try await refusal("while true do end return recipe{ risk = 'read' }")
    #expect(endless?.hasSuffix(Self.hint) == true)
  }

  @Test(arguments: ["", "print('-- risk: order')", "return me.account().risk"])
  func refusesAScriptThatDeclaresNone(text: String) async throws {
    #expect(try await refusal(text) == "'x.lua' declares no risk" + Self.hint)
  }

  @Test(arguments: ["local recipe = 'x'\n-- risk: order", "return { recipe = 1 }"])
  func refusesARecipeThatDeclaresNone(text: String) async throws {
    #expect(try await refusal(text)?.hasPrefix("'x.lua' declares no risk that can be read: ") == true)
  }

  @Test func refusesALevelThatIsNone() async throws {
    #expect(
      try await refusal("-- risk: all")
        == "'x.lua' declares the risk 'all', which is none of read, quote, order, pay, waive")
    #expect(
      try await refusal("return recipe{ name = 'x', version = '1.0.0', summary = 'X.', risk = 'all' }")?
        .contains("recipe{…}: 'all' is no risk") == true)
  }

  @Test func refusesAFileThatIsNotThere() async throws {
    let error = await #expect(throws: CommandFailure.self) { try await LoginPurpose("ordre").risk(shelf) }
    #expect(
      error?.description.hasPrefix("'ordre' declares no risk that can be read: no recipe is called 'ordre'") == true)
  }
}
