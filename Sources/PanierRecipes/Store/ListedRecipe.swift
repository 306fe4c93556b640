public import PanierOrdering

/// A recipe as lists show it.
public struct ListedRecipe: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The version.
  public let version: RecipeVersion
  /// Whether it is to be run or to be shared.
  public let form: Manifest.Form
  /// How far it goes.
  public let risk: Risk
  /// What it does, in a line.
  public let summary: String
  /// Where it comes from: `panier`, a source, `tap NAME`.
  public let origin: String
  /// Whether it is at hand, and not only offered by a tap.
  public let isAtHand: Bool
}

extension RecipeShelf {
  /// The recipes at hand, sorted by name; with `offered`, those of the taps too.
  /// - Parameters:
  ///   - offered: whether what taps offer is listed too.
  ///   - words: what has to stand in the name, the summary or the keywords; of what taps offer, in the author too.
  /// - Throws: ``RecipeError`` for a damaged lock file or index.
  public func list(offered: Bool = false, words: [String] = []) throws -> [ListedRecipe] {
    var listed: [ListedRecipe] = []
    var known: Set<String> = []
    for path in places.locks {
      for entry in try LockFile(path: path).entries where known.insert(entry.name).inserted {
        guard Self.matches([entry.name, entry.summary] + entry.keywords, words) else { continue }
        listed.append(
          ListedRecipe(
            name: entry.name, version: entry.version, form: entry.form, risk: entry.risk, summary: entry.summary,
            origin: entry.tap.map { "tap \($0)" } ?? entry.source, isAtHand: true))
      }
    }
    for name in ShippedRecipes.names where known.insert(name).inserted {
      guard let summary = ShippedRecipes.summary(name),
        Self.matches([name, summary.summary] + ShippedRecipes.keywords(name), words)
      else { continue }
      listed.append(summary)
    }
    if offered {
      for entry in try taps.entries() where !known.contains(entry.name) && entry.matches(words) {
        listed.append(
          ListedRecipe(
            name: entry.name, version: entry.version, form: entry.form, risk: entry.risk, summary: entry.summary,
            origin: "tap \(entry.tap)", isAtHand: false))
      }
    }
    return listed.sorted { ($0.name, $1.version) < ($1.name, $0.version) }
  }

  /// Whether all words stand somewhere in some texts, in upper or lower case.
  static func matches(_ texts: [String], _ words: [String]) -> Bool {
    guard !words.isEmpty else { return true }
    let text = Array(texts.joined(separator: "\n").lowercased().utf8)
    return words.allSatisfy { word in
      let word = Array(word.lowercased().utf8)
      guard let first = word.first, text.count >= word.count else { return word.isEmpty }
      return (0...text.count - word.count).contains { start in
        text[start] == first && text[start..<start + word.count].elementsEqual(word)
      }
    }
  }
}
