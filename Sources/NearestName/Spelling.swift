/// Finds the name somebody probably meant.
public enum Spelling {
  /// The candidate nearest to a misspelt name, or nil when none is close.
  ///
  /// Close means: at most one edit for names up to four letters, two up to eight, three beyond, and never as many
  /// edits as letters. An edit inserts, drops or replaces one letter, or swaps two neighbours; case does not count.
  /// Among equally near ones the first in alphabetical order wins.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    var best: (edits: Int, name: String)?
    for candidate in candidates where candidate != name {
      guard let found = edits(wanted, Array(candidate.lowercased())) else { continue }
      if let current = best, (current.edits, current.name) <= (found, candidate) { continue }
      best = (found, candidate)
    }
    return best?.name
  }

  /// How many edits lie between a misspelt name and a candidate, or nil when it is not close.
  public static func edits(from name: String, to candidate: some StringProtocol) -> Int? {
    edits(Array(name.lowercased()), Array(candidate.lowercased()))
  }

  private static func edits(_ wanted: [Character], _ letters: [Character]) -> Int? {
    guard !wanted.isEmpty, wanted.count <= 64, !letters.isEmpty else { return nil }
    let allowed = wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
    guard abs(letters.count - wanted.count) <= allowed else { return nil }
    let found = distance(wanted, letters)
    return found <= allowed && found < min(wanted.count, letters.count) ? found : nil
  }

  /// The end of a sentence about a name that is not known: `; did you mean 'price'?`, or what there is instead.
  /// - Parameters:
  ///   - name: the name that is not known.
  ///   - known: the names that are.
  ///   - rest: said where none is close, without the mark before it.
  public static func hint(
    for name: String, among known: some Sequence<String>, else rest: @autoclosure () -> String
  ) -> String {
    "; " + (nearest(to: name, among: known).map { "did you mean '\($0)'?" } ?? rest())
  }

  /// The Damerau–Levenshtein distance with adjacent swaps (optimal string alignment).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        var cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        row.append(cost)
      }
      before = previous
      previous = row
    }
    return previous[b.count]
  }
}
