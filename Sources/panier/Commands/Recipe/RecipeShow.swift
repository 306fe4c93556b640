import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe show`.
struct RecipeShow: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a recipe takes and how far it goes, without running it.")

  @Argument(help: "A name, a path, a .panier file or a git+ address.", completion: .custom(RecipeCompletion.names))
  var recipe: String

  @OptionGroup var options: ShellOptions

  /// Prints the page.
  func execute(_ program: Program) async throws -> Int32 {
    let opened = try await RecipeShelf(program.environment).open(recipe)
    print(RecipePages(options, program.environment).page(opened))
    return ExitStatus.done.rawValue
  }
}
