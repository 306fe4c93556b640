/// Candidates being chosen from; the one selected is shown in the text at once.
struct CompletionMenu: Sendable {
  /// Those that fit what is typed.
  private(set) var candidates: [Completion.Candidate]
  private(set) var selected: Int?
  /// The buffer before anything was selected.
  private(set) var original: LineBuffer
  /// What is to be known of the candidates.
  let note: String
  private let all: [Completion.Candidate]
  /// The characters of `original` to replace.
  private var range: Range<Int>
  /// What they were when the menu was opened.
  private let opening: String

  /// - Parameter range: the characters of `original` to replace.
  init(candidates: [Completion.Candidate], range: Range<Int>, original: LineBuffer, note: String = "") {
    (all, self.candidates) = (candidates, candidates)
    self.note = note
    self.range = range
    self.original = original
    opening = String(original.characters[range])
  }

  /// The candidate that is selected, or the only one.
  var chosen: Completion.Candidate? {
    if let selected { return candidates[selected] }
    return candidates.count == 1 ? candidates.first : nil
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

  /// Takes over what was typed or deleted behind the part to replace.
  ///
  /// - Returns: whether the menu stays open: something still fits, and goes on from what is typed.
  mutating func narrow(to buffer: LineBuffer) -> Bool {
    guard buffer.cursor >= range.lowerBound + opening.count else { return false }
    original = buffer
    range = range.lowerBound..<buffer.cursor
    let typed = String(buffer.characters[range])
    // What did not begin with what was typed at first was found in another way.
    candidates = all.filter { candidate in
      Self.begins(candidate, with: typed)
        || (!Self.begins(candidate, with: opening) && Self.holds(candidate, lettersOf: typed))
    }
    if candidates.isEmpty { candidates = all.filter { Self.holds($0, lettersOf: typed) } }
    return !candidates.isEmpty && candidates.map(\.replacement) != [typed]
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

  private static func begins(_ candidate: Completion.Candidate, with typed: String) -> Bool {
    candidate.replacement.lowercased().hasPrefix(typed.lowercased())
  }

  /// Whether a candidate holds what was typed letter by letter, with others between them.
  private static func holds(_ candidate: Completion.Candidate, lettersOf typed: String) -> Bool {
    var letters = typed.lowercased()[...]
    guard letters.allSatisfy(\.isWordCharacter) else { return false }
    for letter in candidate.display.lowercased() where letter == letters.first { letters.removeFirst() }
    return letters.isEmpty
  }
}
