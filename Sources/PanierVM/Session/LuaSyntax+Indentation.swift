extension LuaSyntax {
  /// The white space that the last line of the text is to begin with, by the block, table or call that it stands in; nil
  /// if the line begins inside a string or a comment.
  ///
  /// Two blanks more than the line in which the innermost of them was opened; as much as that line where the last line
  /// begins with what closes it.
  public var indentation: String? {
    let source = lexer.source
    guard let lineFeed = source.lastIndex(of: UInt8(ascii: "\n")) else { return "" }
    let start = lineFeed + 1
    let isInside = { (range: Range<Int>) in range.lowerBound < start && range.upperBound >= start }
    // A comment of one line ends before the line feed, a long one that is open reaches to the end.
    if lexer.comments.contains(where: isInside) { return nil }
    var open: [Int] = []
    var opener: Int?
    var mayClose = true
    for token in lexer.tokens {
      if token.kind == .string, isInside(token.range) { return nil }
      let isOfLastLine = token.range.lowerBound >= start
      if isOfLastLine, !mayClose || !Self.closes(token) { break }
      if Self.closes(token) {
        let closed = open.popLast()
        if isOfLastLine { opener = closed ?? opener }
      }
      if !isOfLastLine, Self.opens(token) { open.append(token.range.lowerBound) }
      // `else` and `elseif` close no more than the block before.
      if isOfLastLine, token.is("else") || token.is("elseif") { mayClose = false }
    }
    if let opener { return blanks(ofLineAt: opener) }
    return open.last.map { blanks(ofLineAt: $0) + "  " } ?? ""
  }

  private static func opens(_ token: LuaToken) -> Bool {
    guard token.kind == .symbol else { return false }
    return ["function", "then", "else", "do", "repeat", "{", "(", "["].contains(token.text)
  }

  private static func closes(_ token: LuaToken) -> Bool {
    guard token.kind == .symbol else { return false }
    return ["end", "until", "else", "elseif", "}", ")", "]"].contains(token.text)
  }

  /// The white space at the beginning of the line in which a byte stands.
  private func blanks(ofLineAt offset: Int) -> String {
    let source = lexer.source
    let start = source[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = source[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: line, as: UTF8.self)
  }
}
