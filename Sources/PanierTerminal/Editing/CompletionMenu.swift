/// Candidates being chosen from; the one selected is shown in the text at once.
struct CompletionMenu: Sendable {
  let candidates: [Completion.Candidate]
  private(set) var selected: Int?
  /// The buffer before anything was selected.
  let original: LineBuffer
  private let range: Range<Int>

  /// - Parameter range: the characters of `original` to replace.
  init(candidates: [Completion.Candidate], range: Range<Int>, original: LineBuffer) {
    self.candidates = candidates
    self.range = range
    self.original = original
  }

  /// Moves the selection, around the ends, and returns the buffer with the selected candidate in place.
  mutating func select(by offset: Int) -> LineBuffer {
    let start = selected ?? (offset > 0 ? -1 : 0)
    let index = ((start + offset) % candidates.count + candidates.count) % candidates.count
    selected = index
    var buffer = original
    buffer.replace(range, with: candidates[index].replacement)
    return buffer
  }

  /// The longest beginning that all replacements share.
  static func commonPrefix(of candidates: [Completion.Candidate]) -> String {
    guard var prefix = candidates.first?.replacement[...] else { return "" }
    for candidate in candidates.dropFirst() {
      let length = zip(prefix, candidate.replacement).prefix { $0 == $1 }.count
      prefix = prefix.prefix(length)
    }
    return String(prefix)
  }
}
