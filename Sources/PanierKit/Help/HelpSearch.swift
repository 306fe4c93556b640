import PanierReference

/// What the manual has a word in.
struct HelpSearch {
  private let word: String
  private let found: [Entry]

  /// Looks for a word, in whatever letters.
  init(_ word: String, _ reference: Reference) {
    self.word = word
    let wanted = word.lowercased()
    let all = reference.allNames.compactMap(reference.lookup)
    let named = all.filter { $0.name.lowercased().contains(wanted) }
    let told = all.filter { !$0.name.lowercased().contains(wanted) && $0.summary.lowercased().contains(wanted) }
    found = wanted.isEmpty ? [] : named + told
  }

  /// The list, those with the word in their names first; nil where there are none.
  var text: String? {
    guard !found.isEmpty else { return nil }
    let widest = found.map(\.name.count).max() ?? 0
    return found.map { entry in
      entry.name + String(repeating: " ", count: widest - entry.name.count + 2) + entry.summary
    }.joined(separator: "\n")
  }

  /// The list where the word is no misspelt name.
  func text(unless suggestions: [String]) -> String? { suggestions.isEmpty ? text : nil }
}
