import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe sign`.
struct RecipeSign: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Put a signature beside a recipe's folder content, or into a .panier file.")

  @Argument(help: "The folder or the .panier file.", completion: .file())
  var recipe: String

  @Option(help: "The key.")
  var key: String

  @OptionGroup var options: ShellOptions

  /// Signs the recipe.
  func execute(_ program: Program) async throws -> Int32 {
    print(try RecipeShelf(program.environment).sign(recipe, key: key))
    return ExitStatus.done.rawValue
  }
}
