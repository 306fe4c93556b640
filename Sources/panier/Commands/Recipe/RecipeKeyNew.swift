import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe key new`.
struct RecipeKeyNew: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a key; it prints the public one, which others trust.")

  @Argument(help: "What to call it.")
  var name: String

  @OptionGroup var options: ShellOptions

  /// Makes the key.
  func execute(_ program: Program) throws -> Int32 {
    print(try RecipeShelf(program.environment).keys.make(name))
    return ExitStatus.done.rawValue
  }
}
