import ArgumentParser
import PanierCommandLine
import PanierOrdering
import PanierRecipes

/// `panier recipe trust`.
struct RecipeTrust: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Let recipes that a key signed run without a question, as far as you say.")

  @Argument(help: "The key: ed25519:….")
  var key: String

  @Option(help: "What you call its owner.")
  var owner: String?

  @Option(help: "How far its recipes may go without a question.", transform: RecipeTrust.risk)
  var risk = Risk.order

  @OptionGroup var options: ShellOptions

  /// Remembers the key.
  func execute(_ program: Program) async throws -> Int32 {
    let key = try Self.key(key)
    let owner = owner ?? key.fingerprint
    try await Agreement(options, program.environment).require(
      "let recipes signed by \(key.fingerprint) (\(owner)) \(risk.phrase) without a question",
      otherwise: "the key was not trusted")
    var store = try RecipeShelf(program.environment).trust()
    try store.trust(key, owner: owner, risk: risk)
    print("trusted \(owner) (\(key.fingerprint)) up to \(risk.rawValue)")
    return ExitStatus.done.rawValue
  }

  static func key(_ text: String) throws -> RecipeKey {
    guard let key = RecipeKey(text) else {
      throw CommandFailure(.usage, "'\(text.prefix(60))' is no key; it is written ed25519: and 44 characters")
    }
    return key
  }

  private static func risk(_ text: String) throws -> Risk {
    guard let risk = Risk(rawValue: text) else {
      throw ValidationError("'\(text)' is no risk; write one of read, quote, order, pay, waive")
    }
    return risk
  }
}
