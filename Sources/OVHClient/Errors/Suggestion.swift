/// Finds the name that was probably meant.
enum Suggestion {
  /// The nearest name within a third of the length, or nil.
  /// - Parameters:
  ///   - text: what was written, in any case.
  ///   - names: the names that exist.
  static func nearest(to text: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let candidate = Array(name.lowercased().unicodeScalars.prefix(64))
      guard abs(candidate.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, candidate)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    return best?.name
  }

  /// How far a word is from the one that was probably meant, or nil when it is too far.
  static func distance(from text: String, to name: some StringProtocol) -> Int? {
    nearest(to: text, among: [String(name)]) == nil
      ? nil : distance(Array(text.lowercased().unicodeScalars), Array(name.lowercased().unicodeScalars))
  }

  /// Counts insertions, deletions, replacements and swaps of neighbours.
  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for column in 0..<second.count {
        let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
        var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
