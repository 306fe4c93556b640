import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe run`.
struct RecipeRunCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a recipe with parameters.",
    discussion: """
      panier recipe run buy domain=example.fr ceiling="20 EUR"

      With the name of a recipe, --help shows what that recipe takes. Required parameters that are missing are asked for \
      on a terminal.
      """, helpNames: [])

  @Argument(help: "A name, a path, a .panier file or a git+ address.", completion: .custom(RecipeCompletion.names))
  var recipe: String?

  @Argument(help: "Parameters: NAME=value.", completion: .custom(RecipeCompletion.parameters))
  var parameters: [String] = []

  @Option(help: "A file of parameters (.yaml, .json, .csv): one run for each row.", completion: .file())
  var params: String?

  @Flag(name: .shortAndLong, help: "Show help, of the recipe where one is named.")
  var help = false

  @OptionGroup var options: ShellOptions

  /// Runs the recipe.
  func execute(_ program: Program) async throws -> Int32 {
    if help {
      guard let recipe else {
        print(PanierCommand.helpMessage(for: RecipeRunCommand.self))
        return ExitStatus.done.rawValue
      }
      print(RecipePages(options, program.environment).page(try await RecipeShelf(program.environment).open(recipe)))
      return ExitStatus.done.rawValue
    }
    guard let recipe else {
      throw CommandFailure(.usage, "no recipe is named; panier recipe list shows what there is")
    }
    return try await RecipeCommandRun(options, program.environment, program.interrupts)(
      recipe, parameters, file: params)
  }
}
