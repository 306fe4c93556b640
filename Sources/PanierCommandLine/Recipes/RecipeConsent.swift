import Glibc
import PanierOrdering
import PanierRecipes
import PanierTerminal

/// The operator's leave for a recipe to run: given before, or asked for on the terminal.
///
/// `--yes` confirms orders; it is no leave for a stranger's recipe.
struct RecipeConsent: Sendable {
  private let shelf: RecipeShelf
  private let isQuiet: Bool
  private let ask: (@Sendable (String) async throws -> String?)?

  /// Creates it.
  /// - Parameters:
  ///   - shelf: where leave is remembered.
  ///   - isQuiet: whether nothing is said of recipes that may run.
  ///   - ask: asks the operator; nil where nobody can be asked.
  init(shelf: RecipeShelf, isQuiet: Bool, ask: (@Sendable (String) async throws -> String?)?) {
    self.shelf = shelf
    self.isQuiet = isQuiet
    self.ask = ask
  }

  /// The leave of the operator at this terminal, if there is one.
  init(_ shelf: RecipeShelf, _ options: ShellOptions, _ environment: ShellEnvironment) {
    guard environment.inputIsTerminal, environment.errorIsTerminal, !options.noInput else {
      self.init(shelf: shelf, isQuiet: options.quiet, ask: nil)
      return
    }
    let questions = OperatorQuestions(terminal: Terminal(input: STDIN_FILENO, output: STDERR_FILENO))
    self.init(shelf: shelf, isQuiet: options.quiet, ask: { question in try await questions.ask(question) })
  }

  /// Goes on only with a recipe that may run, and remembers a leave that was given.
  /// - Throws: ``RecipeError`` for a recipe that may not; ``CommandFailure`` with exit code 3 where the operator says no
  ///   or cannot be asked.
  func require(_ recipe: OpenedRecipe, _ parameters: [(name: String, text: String)]) async throws {
    var store = try shelf.trust()
    let manifest = recipe.manifest
    let name = "\(manifest.name) \(manifest.version)"
    switch try TrustJudgement(recipe, store) {
    case .allowed(let reason):
      guard !isQuiet else { return }
      Runtime.note("\(name) may \(manifest.risk.phrase) (\(Self.words(reason)))")
    case .ask:
      guard let ask else {
        throw CommandFailure(
          .refused,
          "\(name) was not allowed to run yet, and there is no terminal to ask on; --yes is not enough for a recipe of "
            + "others: run it on a terminal first, or trust who signed it with panier recipe trust")
      }
      let answer = try await ask(Self.question(recipe, parameters)) ?? ""
      guard answer.filter({ !$0.isWhitespace }) == manifest.name else {
        throw CommandFailure(.refused, "\(name) was not run, since it was not allowed")
      }
      try store.grant(recipe.closureHash, name: manifest.name, risk: manifest.risk)
    }
  }

  private static func words(_ reason: TrustJudgement.Reason) -> String {
    switch reason {
    case .shipped: "it comes with Panier"
    case .own: "a file of yours"
    case .granted: "you allowed it before"
    case .trustedKey(let owner): "signed by \(SafeText.escaped(owner)), whom you trust"
    }
  }

  /// What the operator reads before a recipe of others runs for the first time.
  static func question(_ recipe: OpenedRecipe, _ parameters: [(name: String, text: String)]) -> String {
    let manifest = recipe.manifest
    var rows: [(String, String)] = [
      ("does", manifest.summary), ("author", manifest.author.map { "\($0) (by its own account)" } ?? "not named"),
      ("signed by", recipe.signer.map { "key \($0.fingerprint), which you have not trusted so far" } ?? "nobody"),
      ("from", RecipePages.origin(recipe)), ("risk", "\(manifest.risk.rawValue): it may \(manifest.risk.phrase)"),
      ("sha256", recipe.content.sha256),
    ]
    if !recipe.dependencies.isEmpty {
      let needs = recipe.dependencies.map { "\($0.manifest.name) \($0.manifest.version)" }
      rows.append(("needs", needs.joined(separator: ", ")))
    }
    rows += parameters.map { ("parameter", "\($0.name) = \($0.text)") }
    let lines = rows.map { name, text in
      "  " + name + String(repeating: " ", count: max(1, 11 - name.count)) + SafeText.escaped(text)
    }
    return """
      \(manifest.name) \(manifest.version) wants to run for the first time:
      \(lines.joined(separator: "\n"))
      It runs in a process without files, network or your keys, and orders only as you confirm.
      Type its name (\(manifest.name)) to allow this very content: 
      """
  }
}
