/// The lines of a text of the prompt.
enum SessionLines {
  /// The offsets at which an entry that begins with the text can end: where a line ends outside of blocks, brackets,
  /// strings and comments, and the end of the text.
  static func ends(in source: [UInt8]) -> [Int] {
    var ends: [Int] = []
    var depth = 0
    var from = 0
    func lines(upTo end: Int) {
      guard depth <= 0 else { return }
      ends += (from..<max(from, end)).filter { source[$0] == UInt8(ascii: "\n") }
    }
    for token in LuaLexer.tokens(source) {
      lines(upTo: min(token.range.lowerBound, source.count))
      from = token.range.upperBound
      guard token.kind == .symbol else { continue }
      switch token.text {
      case "function", "if", "do", "repeat", "(", "{", "[": depth += 1
      case "end", "until", ")", "}", "]": depth -= 1
      default: break
      }
    }
    lines(upTo: source.count)
    return ends.last == source.count ? ends : ends + [source.count]
  }
}
