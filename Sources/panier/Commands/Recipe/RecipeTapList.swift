import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe tap list`.
struct RecipeTapList: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the taps.")

  @OptionGroup var options: ShellOptions

  /// Prints a line for each.
  func execute(_ program: Program) throws -> Int32 {
    let taps = try RecipeShelf(program.environment).taps.taps()
    print(taps.isEmpty ? "no taps" : taps.map { "\($0.name)  \($0.source)" }.joined(separator: "\n"))
    return ExitStatus.done.rawValue
  }
}
