import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe list`.
struct RecipeList: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the recipes at hand.")

  @Option(help: "Only recipes that go so far: quote, '<= quote', '> read'.", transform: RecipeList.filter)
  var risk: RiskFilter?

  @Flag(help: "What taps offer too.")
  var offered = false

  @OptionGroup var options: ShellOptions

  /// Prints the table.
  func execute(_ program: Program) async throws -> Int32 {
    let recipes = try RecipeShelf(program.environment).list(offered: offered)
    let shown = recipes.filter { recipe in risk?.contains(recipe.risk) ?? true }
    print(try RecipePages(options, program.environment).list(shown))
    return ExitStatus.done.rawValue
  }

  static func filter(_ text: String) throws -> RiskFilter {
    guard let filter = RiskFilter(text) else {
      throw ValidationError("'\(text)' is no risk; write one of read, quote, order, pay, waive, or <= quote")
    }
    return filter
  }
}
