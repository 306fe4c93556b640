/// The way the newest entry of the history goes on that begins with what is written.
struct GhostText: Sendable {
  private let entries: [String]
  private var text = ""
  /// The newest entry that goes on from `text`.
  private var index: Int?

  init(_ entries: [String]) {
    self.entries = entries
  }

  /// What that entry holds behind `text`; empty if there is none.
  mutating func rest(of text: String) -> String {
    if text != self.text {
      // What begins with a longer text begins with the shorter one too.
      let isLonger = !self.text.isEmpty && text.utf8.starts(with: self.text.utf8)
      let newest = isLonger ? index : entries.indices.last
      self.text = text
      index = newest.flatMap { newest in
        (0...newest).reversed().first { Self.goesOn(entries[$0], from: text) }
      }
    }
    guard !text.isEmpty, let index else { return "" }
    return String(decoding: entries[index].utf8.dropFirst(text.utf8.count), as: UTF8.self)
  }

  private static func goesOn(_ entry: String, from text: String) -> Bool {
    guard entry.utf8.count > text.utf8.count, entry.utf8.starts(with: text.utf8) else { return false }
    // An accent that would join what is written is no way to go on.
    let place = entry.utf8.index(entry.startIndex, offsetBy: text.utf8.count)
    return entry.unicodeScalars[place].value < 0x300 || entry[..<place].count + entry[place...].count == entry.count
  }
}
