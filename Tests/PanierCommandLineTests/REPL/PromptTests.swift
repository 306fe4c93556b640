import PanierKit
import PanierReference
import PanierTerminal
import PanierTesting
import PanierVM
import Testing

@testable import PanierCommandLine

/// What the prompt says while a line is being written.
@Suite struct PromptTests {
  private static func vm() -> LuaVM {
    LuaVM(LuaConfiguration(modules: PanierLibrary.modules, globals: PanierLibrary.globals, types: PanierLibrary.types))
  }

  @Test func completesWithHowAFunctionIsCalled() async throws {
    let completer = Completer(vm: Self.vm())
    let found = try #require(await completer.completion("x = cart.ne", cursor: 11))
    #expect(found.range == 9..<11)
    #expect(found.candidates.map(\.replacement) == ["new{"])
    #expect(found.candidates.first?.display == "new")
    #expect(found.candidates.first?.detail == "{ subsidiary?, description?, expire?, keep? } → Cart")
    let lines = found.candidates.first?.documentation.split(separator: "\n").map(String.init) ?? []
    #expect(
      lines.dropFirst().map { String($0.prefix { $0 != ":" }) } == ["subsidiary", "description", "expire", "keep"])
    #expect(await completer.completion("hel", cursor: 3)?.candidates.first?.replacement == "help(")
  }

  @Test func completesWithWhatAModuleIsAbout() async throws {
    let completer = Completer(vm: Self.vm())
    let cart = try #require(await completer.completion("cart", cursor: 4)?.candidates.first { $0.display == "cart" })
    #expect(cart.detail == PanierLibrary.modules.first { $0.name == "cart" }?.reference.summary)
    let csv = await completer.completion("require \"panier.cs", cursor: 18)?.candidates.first
    #expect(csv?.replacement == "panier.csv\"")
  }

  @Test func completesPlainValuesWithTheirKind() async throws {
    let vm = Self.vm()
    _ = try await vm.evaluate("mine = { alpha = 1, beta = 'b' }")
    let found = try #require(await Completer(vm: vm).completion("mine.", cursor: 5))
    #expect(found.candidates.map(\.display) == ["alpha", "beta"])
    #expect(found.candidates.map(\.detail) == ["number", "string"])
    #expect(await Completer(vm: vm).completion("mine:", cursor: 5) == nil)
  }

  @Test func hintsAtTheCallThatIsOpen() async {
    let suggestions = Suggestions(vm: Self.vm())
    #expect(
      await suggestions.hint("c = cart.new{ ")
        == Hint("  { subsidiary?, description?, expire?, keep? } → Cart"))
    #expect(await suggestions.hint("help") == Hint("(of?)"))
    #expect(await suggestions.hint("nothing.at.all(") == nil)
  }

  @Test func endsAnEntryThatWouldGoOnWithTwoEmptyLines() {
    #expect(!REPL.isGivenUp("if x then\n"))
    #expect(!REPL.isGivenUp("if x then\n\n  y()\n"))
    #expect(!REPL.isGivenUp("\n"))
    #expect(REPL.isGivenUp("if x then\n\n  "))
  }

  @Test func coloursWhatStandsOut() {
    #expect(
      Set(LuaColors.ranges("local x = '1' .. 2 -- three")) == [
        StyledRange(0..<5, .magenta), StyledRange(10..<13, .green), StyledRange(17..<18, .cyan),
        StyledRange(19..<27, .dim),
      ])
  }
}
