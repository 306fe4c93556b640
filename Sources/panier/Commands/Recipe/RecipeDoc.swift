import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe doc`.
struct RecipeDoc: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc", abstract: "Print a recipe's page in Markdown, made of its description.")

  @Argument(help: "A name, a path, a .panier file or a git+ address.", completion: .custom(RecipeCompletion.names))
  var recipe: String

  @OptionGroup var options: ShellOptions

  /// Prints the page.
  func execute(_ program: Program) async throws -> Int32 {
    print(RecipeManual.markdown(try await RecipeShelf(program.environment).open(recipe).manifest))
    return ExitStatus.done.rawValue
  }
}
