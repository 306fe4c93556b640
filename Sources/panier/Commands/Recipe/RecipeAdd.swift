import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe add`.
struct RecipeAdd: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Fetch a recipe and pin it by its content.",
    discussion: """
      panier recipe add git+https://host/team/recipes@v1.0.0#starter-site

      Without a name, all that panier.lock pins is fetched. Where the current folder has a panier.lock, it is the one \
      that is written; --here begins one.
      """)

  @Argument(
    help: "A name that a tap offers, a path, a .panier file or a git+ address.",
    completion: .custom(RecipeCompletion.offered))
  var recipe: String?

  @Flag(help: "Write panier.lock in the current folder.")
  var here = false

  @Flag(help: "Change no lock file: fail where one would change.")
  var frozen = false

  @OptionGroup var options: ShellOptions

  /// Fetches and pins.
  func execute(_ program: Program) async throws -> Int32 {
    let shelf = RecipeShelf(program.environment)
    guard let recipe else {
      let names = try await shelf.restore()
      print(names.isEmpty ? "everything is here" : names.map { "fetched \($0)" }.joined(separator: "\n"))
      return ExitStatus.done.rawValue
    }
    let addition = try await shelf.addition(of: recipe, inProject: here)
    try shelf.carryOut(addition, isFrozen: frozen)
    print(RecipePages(options, program.environment).addition(addition))
    return ExitStatus.done.rawValue
  }
}
