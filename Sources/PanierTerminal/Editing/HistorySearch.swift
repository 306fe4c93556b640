/// An incremental search through the history, as Ctrl-R begins it.
struct HistorySearch: Sendable {
  /// What is searched for.
  private(set) var query = ""
  /// The entry found last; the number of entries before anything was.
  private(set) var position: Int
  /// Whether nothing further holds the query.
  private(set) var isFailing = false
  /// Whether the search goes towards older entries.
  private(set) var isBackward: Bool
  /// The buffer to return to when the search is given up.
  let original: LineBuffer
  private let entries: [String]

  init(entries: [String], from position: Int, isBackward: Bool, original: LineBuffer) {
    self.entries = entries
    self.position = position
    self.isBackward = isBackward
    self.original = original
  }

  /// The entry found; nil before anything was.
  var match: String? { position < entries.count && !query.isEmpty ? entries[position] : nil }

  /// Whether upper and lower case are alike, as they are for a query without upper case.
  var ignoresCase: Bool { query == query.lowercased() }

  /// Adds to the query; the entry found stays if it still fits.
  mutating func type(_ text: String) {
    query += text
    find(includingCurrent: true)
  }

  /// Takes the last character off the query and searches afresh from the newest entry.
  mutating func deleteBackward() {
    guard !query.isEmpty else { return }
    query.removeLast()
    isFailing = false
    position = entries.count
    isBackward = true
    if !query.isEmpty { find(includingCurrent: false) }
  }

  /// Goes on to the next entry that holds the query; with an empty one, takes up `lastQuery`.
  mutating func again(isBackward: Bool, lastQuery: String) {
    self.isBackward = isBackward
    if query.isEmpty { query = lastQuery }
    if !query.isEmpty { find(includingCurrent: false) }
  }

  private mutating func find(includingCurrent: Bool) {
    let candidates: [Int] =
      if isBackward {
        Array(0..<min(entries.count, position + (includingCurrent ? 1 : 0))).reversed()
      } else {
        Array(min(entries.count, position + (includingCurrent ? 0 : 1))..<entries.count)
      }
    let ignoresCase = ignoresCase
    let found = candidates.first { index in
      let entry = ignoresCase ? entries[index].lowercased() : entries[index]
      return entry.contains(query)
    }
    isFailing = found == nil
    if let found { position = found }
  }
}
