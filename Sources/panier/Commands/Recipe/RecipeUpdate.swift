import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe update`.
struct RecipeUpdate: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Show what pinned recipes have become, and pin that.")

  @Argument(help: "The recipe; none is all of them.")
  var recipe: String?

  @Flag(help: "Change no lock file: fail where one would change.")
  var frozen = false

  @OptionGroup var options: ShellOptions

  /// Shows the changes, asks and pins.
  func execute(_ program: Program) async throws -> Int32 {
    let shelf = RecipeShelf(program.environment)
    for tap in try shelf.taps.taps() { _ = try await shelf.taps.fetch(tap.name, tap.source, shelf.fetcher) }
    let addition = try await shelf.update(of: recipe)
    guard !addition.isEmpty else {
      print("everything is up to date")
      return ExitStatus.done.rawValue
    }
    let pages = RecipePages(options, program.environment)
    if !frozen {
      Runtime.note("these recipes change:\n" + pages.addition(addition))
      try await Agreement(options, program.environment).require(
        "pin them in \(addition.lockPath)", otherwise: "nothing was updated")
    }
    try shelf.carryOut(addition, isFrozen: frozen)
    print(pages.addition(addition))
    return ExitStatus.done.rawValue
  }
}
