import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe key list`.
struct RecipeKeyList: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List your keys.")

  @OptionGroup var options: ShellOptions

  /// Prints a line for each.
  func execute(_ program: Program) throws -> Int32 {
    let keys = RecipeShelf(program.environment).keys
    let lines = try keys.names.map { "\($0)  \(try keys.key($0).publicKey)" }
    print(lines.isEmpty ? "no keys; make one with panier recipe key new NAME" : lines.joined(separator: "\n"))
    return ExitStatus.done.rawValue
  }
}
