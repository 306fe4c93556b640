/// A place in the history while a line is edited; changes made to old entries last until the line is finished.
struct HistoryCursor: Sendable {
  let entries: [String]
  /// The entry shown; `entries.count` is the line being written.
  private(set) var position: Int
  private var drafts: [Int: String] = [:]

  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// The entry shown; nil while a new line is written.
  var shown: String? { position < entries.count ? entries[position] : nil }

  /// Moves by `offset` entries and returns the text to show; nil at either end.
  mutating func move(by offset: Int, leaving text: String) -> String? {
    move(to: position + offset, leaving: text)
  }

  /// Moves to an entry and returns the text to show; nil where there is none.
  mutating func move(to target: Int, leaving text: String) -> String? {
    guard target != position, (0...entries.count).contains(target) else { return nil }
    drafts[position] = text
    position = target
    return drafts[target] ?? (target < entries.count ? entries[target] : "")
  }
}
