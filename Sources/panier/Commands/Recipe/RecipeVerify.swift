import ArgumentParser
import PanierCommandLine
import PanierOrdering
import PanierRecipes

/// `panier recipe verify`.
struct RecipeVerify: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a recipe's content against its signature and its lock file.",
    discussion: "Exit code 3 when it is not signed, or not by a key that is trusted; nothing of it is run.")

  @Argument(help: "A name, a path, a .panier file or a git+ address.", completion: .custom(RecipeCompletion.names))
  var recipe: String

  @OptionGroup var options: ShellOptions

  /// Says who signed.
  func execute(_ program: Program) async throws -> Int32 {
    let shelf = RecipeShelf(program.environment)
    let opened = try await shelf.open(recipe)
    print("\(opened.manifest.name) \(opened.manifest.version)\nsha256 \(opened.content.sha256)")
    guard let signer = opened.signer else {
      Runtime.note("it is not signed")
      return ExitStatus.refused.rawValue
    }
    print("signed by \(signer)\nfingerprint \(signer.fingerprint)")
    let store = try shelf.trust()
    if store.distrusted.contains(signer) {
      Runtime.note("you distrust this key")
      return ExitStatus.refused.rawValue
    }
    guard let trusted = store.trusted(signer) else {
      Runtime.note("the signature holds, and you have not trusted this key: panier recipe trust \(signer)")
      return ExitStatus.refused.rawValue
    }
    print("trusted as \(trusted.owner), up to \(trusted.risk.rawValue)")
    return ExitStatus.done.rawValue
  }
}
