import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe search`.
struct RecipeSearch: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find recipes at hand and in taps by words.")

  @Argument(help: "Words that stand in the name, the summary or the keywords; of what taps offer, in the author too.")
  var words: [String]

  @Option(help: "Only recipes that go so far: quote, '<= quote'.", transform: RecipeList.filter)
  var risk: RiskFilter?

  @OptionGroup var options: ShellOptions

  /// Prints what was found.
  func execute(_ program: Program) async throws -> Int32 {
    let found = try RecipeShelf(program.environment).list(offered: true, words: words)
    let shown = found.filter { recipe in risk?.contains(recipe.risk) ?? true }
    print(try RecipePages(options, program.environment).list(shown))
    return (shown.isEmpty ? ExitStatus.unavailable : ExitStatus.done).rawValue
  }
}
