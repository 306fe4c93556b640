import PanierOrdering

extension ShippedRecipes {
  /// What lists show of a recipe: read from the lines of its text, which starts no process.
  static func summary(_ name: String) -> ListedRecipe? {
    guard let bytes = source(name) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let version = value("version", text).flatMap({ RecipeVersion($0) }), let summary = value("summary", text),
      let risk = value("risk", text).flatMap({ Risk(rawValue: $0) })
    else { return nil }
    return ListedRecipe(
      name: name, version: version, form: .recipe, risk: risk, summary: summary, origin: "panier", isAtHand: true)
  }

  /// The errors that a recipe helps with.
  static func helps(_ name: String) -> [ErrorPattern] { words("helps", of: name).compactMap { ErrorPattern($0) } }

  /// The words to find a recipe by.
  static func keywords(_ name: String) -> [String] { words("keywords", of: name) }

  /// The texts in the one line `FIELD = { "…", "…" },` of a description.
  private static func words(_ field: String, of name: String) -> [String] {
    guard let bytes = source(name) else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("  \(field) = { ") }) else { return [] }
    // They stand between the quotes.
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
  }

  /// The text in the first line `FIELD = "…",` of a description.
  private static func value(_ field: String, _ text: String) -> String? {
    for line in text.split(separator: "\n") where line.hasPrefix("  \(field) = \"") && line.hasSuffix("\",") {
      return String(line.dropFirst("  \(field) = \"".count).dropLast(2))
    }
    return nil
  }
}
