import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe tap remove`.
struct RecipeTapRemove: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a tap; what was added from it stays.")

  @Argument(help: "The tap.")
  var name: String

  @OptionGroup var options: ShellOptions

  /// Removes it.
  func execute(_ program: Program) throws -> Int32 {
    try RecipeShelf(program.environment).taps.remove(name)
    print("removed tap \(name)")
    return ExitStatus.done.rawValue
  }
}
