import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe remove`.
struct RecipeRemove: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "Pin a recipe no longer.")

  @Argument(help: "The recipe.")
  var recipe: String

  @OptionGroup var options: ShellOptions

  /// Takes it out of the lock file.
  func execute(_ program: Program) throws -> Int32 {
    let entry = try RecipeShelf(program.environment).remove(recipe)
    print("removed \(entry.name) \(entry.version)")
    return ExitStatus.done.rawValue
  }
}
