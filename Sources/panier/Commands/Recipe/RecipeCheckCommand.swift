import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe check`.
struct RecipeCheckCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look at a recipe without running it.",
    discussion: """
      Undeclared globals, parameters that are unknown or unused, calls beyond the declared risk, missing pages. Exit \
      code 1 when there is an error.
      """)

  @Argument(help: "A name, a path, a .panier file or a git+ address.", completion: .custom(RecipeCompletion.names))
  var recipe: String

  @OptionGroup var options: ShellOptions

  /// Prints what was found.
  func execute(_ program: Program) async throws -> Int32 {
    let opened = try await RecipeShelf(program.environment).open(recipe)
    let findings = RecipeCheck.findings(of: opened)
    print(RecipePages(options, program.environment).findings(findings))
    return (findings.contains { $0.severity == .error } ? ExitStatus.scriptError : ExitStatus.done).rawValue
  }
}
