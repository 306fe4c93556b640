import PanierOrdering
import Testing

@testable import PanierShell

@Suite struct DeclaredRiskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func risk(_ text: String) async throws -> Risk {
    try await DeclaredRisk.read(try folder.write("x.lua", text))
  }

  private func refusal(_ text: String) async throws -> String? {
    let path = try folder.write("x.lua", text)
    let error = await #expect(throws: CommandFailure.self) { try await DeclaredRisk.read(path) }
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
        name = "x", risk = first .. "der",
        params = { domain = param.domain{ required = true }, years = param.integer{ default = 1, min = 1 } },
        run = function(p) error("ran") end,
      }
      """
    #expect(try await risk(text) == .order)
    try folder.write("recipe.lua", text)
    #expect(try await DeclaredRisk.read(folder.path) == .order)
  }

  @Test func aRecipeReachesNothingMeanwhile() async throws {
    let text = "local f = io.open('/etc/passwd') return recipe{ risk = 'read' }"
    #expect(try await refusal(text)?.hasPrefix("the risk of 'x.lua' cannot be read without running it (") == true)
    let endless = try await refusal("while true do end return recipe{ risk = 'read' }")
    #expect(endless?.hasSuffix("; give a level: read, quote, order, pay, waive") == true)
  }

  @Test(arguments: ["", "print('-- risk: order')", "local recipe = 'x'\n-- risk: order", "return { recipe = 1 }"])
  func refusesAScriptThatDeclaresNone(text: String) async throws {
    let expected =
      "'x.lua' declares no risk; write a line '-- risk: order' above its code, or risk = \"order\" in recipe{…}, or "
      + "give a level: --for read, quote, order, pay, waive"
    #expect(try await refusal(text) == expected)
  }

  @Test func refusesALevelThatIsNone() async throws {
    let expected = "'x.lua' declares the risk 'all', which is none of read, quote, order, pay, waive"
    #expect(try await refusal("-- risk: all") == expected)
    #expect(try await refusal("return recipe{ risk = 'all' }") == expected)
    #expect(try await refusal("return recipe{ risk = 3 }")?.contains("declares no risk") == true)
  }

  @Test func refusesAFileThatIsNotThere() async throws {
    let error = await #expect(throws: CommandFailure.self) { try await LoginPurpose("ordre").risk() }
    #expect(
      error
        == CommandFailure(
          .usage,
          "cannot read 'ordre': there is no such file, or give a level: read, quote, order, pay, waive"))
  }
}
