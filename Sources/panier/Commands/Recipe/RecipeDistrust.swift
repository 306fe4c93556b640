import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe distrust`.
struct RecipeDistrust: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "distrust", abstract: "Refuse what a key signed, or ask about a recipe again.")

  @Argument(help: "A key, or the name of a recipe that was allowed to run.")
  var what: String

  @OptionGroup var options: ShellOptions

  /// Takes the trust back.
  func execute(_ program: Program) throws -> Int32 {
    var store = try RecipeShelf(program.environment).trust()
    if let key = RecipeKey(what) {
      try store.distrust(key)
      print("recipes signed by \(key.fingerprint) are refused from now on")
    } else if try store.forget(name: what) {
      print("\(what) is asked about again before it runs")
    } else {
      throw CommandFailure(.usage, "'\(what.prefix(60))' is neither a key nor a recipe that was allowed to run")
    }
    return ExitStatus.done.rawValue
  }
}
