import PanierOrdering
import PanierRecipes

/// Reads how far a script goes from what it declares, without running it.
///
/// A recipe declares it as `risk = "order"` in `recipe{…}`; a plain script in a comment line `-- risk: order` above its
/// code.
enum DeclaredRisk {
  /// Reads a script or a recipe.
  /// - Parameters:
  ///   - text: a script's file, or what names a recipe.
  ///   - shelf: the operator's recipes.
  /// - Throws: ``CommandFailure`` for a file that cannot be read and for one that declares no level.
  static func read(_ text: String, _ shelf: RecipeShelf) async throws -> Risk {
    if !text.hasSuffix(".panier"), let source = try? ScriptSource.file(text) {
      let script = String(decoding: source.text, as: UTF8.self)
      if let word = comment(script) { return try risk(word, text) }
      // A plain script is not read as if it were a recipe.
      guard script.contains("recipe") else { throw undeclared(text, "") }
    }
    do { return try await shelf.open(text).manifest.risk } catch {
      throw undeclared(text, " that can be read: \(error)")
    }
  }

  private static func undeclared(_ text: String, _ why: String) -> CommandFailure {
    CommandFailure(
      .usage,
      "'\(text)' declares no risk\(why); write a line '-- risk: order' above its code, or risk = \"order\" in "
        + "recipe{…}, or give a level: --for \(levels)")
  }

  /// The word of a comment line `-- risk: order` before the first line of code.
  private static func comment(_ text: String) -> String? {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let bare = line.drop(while: \.isWhitespace)
      if bare.isEmpty || bare.hasPrefix("#!") { continue }
      guard bare.hasPrefix("--") else { return nil }
      let words = bare.drop { $0 == "-" || $0.isWhitespace }.lowercased().split(whereSeparator: \.isWhitespace)
      if words.count == 2, words[0] == "risk:" { return String(words[1]) }
    }
    return nil
  }

  private static func risk(_ word: String, _ path: String) throws -> Risk {
    guard let risk = Risk(rawValue: word) else {
      throw CommandFailure(.usage, "'\(path)' declares the risk '\(word)', which is none of \(levels)")
    }
    return risk
  }

  /// The levels as messages list them.
  static let levels = Risk.allCases.map(\.rawValue).joined(separator: ", ")
}
