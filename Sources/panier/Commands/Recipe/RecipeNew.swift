import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe new`.
struct RecipeNew: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a folder with a recipe that runs, a test and a page.")

  @Argument(help: "The recipe's name, which the folder gets too.")
  var name: String

  @Option(help: "Who writes it.")
  var author: String?

  @OptionGroup var options: ShellOptions

  /// Makes the folder.
  func execute(_ program: Program) throws -> Int32 {
    let files = try RecipeTemplate.make(
      name, in: name, author: author ?? program.environment["USER"] ?? program.environment["LOGNAME"] ?? "unknown")
    print(files.joined(separator: "\n"))
    if !options.quiet {
      Runtime.note("try it: panier recipe run ./\(name) domain=free-example.fr; test it: panier test \(name)")
    }
    return ExitStatus.done.rawValue
  }
}
