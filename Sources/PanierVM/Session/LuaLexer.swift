/// Cuts Lua source into tokens.
///
/// What it does not know it skips byte by byte.
package struct LuaLexer {
  static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
    "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]
  private static let symbols = ["...", "..", "::", "==", "~=", "<=", ">=", "//", "<<", ">>"]
  /// The bytes that they are made of.
  private static let longSymbolBytes = Array(".:=~<>/".utf8)

  let source: [UInt8]
  private var position = 0
  private(set) var tokens: [LuaToken] = []
  private(set) var comments: [Range<Int>] = []

  /// The tokens of a source, in order.
  package static func tokens(_ source: [UInt8]) -> [LuaToken] {
    LuaLexer(source).tokens
  }

  /// Cuts a source; a string or a comment that is not closed reaches to the end.
  init(_ source: [UInt8]) {
    self.source = source
    while position < source.count { scan() }
  }

  private mutating func scan() {
    let start = position
    let byte = source[position]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      position += 1
    case UInt8(ascii: "-") where at(1) == UInt8(ascii: "-"):
      skipComment()
      comments.append(start..<min(position, source.count))
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      skipShortString(quote: byte)
      add(.string, "\"", start)
    case UInt8(ascii: "[") where longBracketLevel() != nil:
      skipLongBracket()
      add(.string, "[[", start)
    case _ where Self.isLetter(byte):
      while position < source.count, Self.isLetter(source[position]) || Self.isDigit(source[position]) {
        position += 1
      }
      let word = String(decoding: source[start..<position], as: UTF8.self)
      add(Self.keywords.contains(word) ? .symbol : .name, word, start)
    case _ where Self.isDigit(byte), UInt8(ascii: ".") where at(1).map(Self.isDigit) == true:
      skipNumber()
      add(.number, "0", start)
    default:
      let symbol = longSymbol(byte) ?? String(decoding: [byte], as: UTF8.self)
      position += symbol.utf8.count
      add(.symbol, symbol, start)
    }
    if position == start { position += 1 }
  }

  /// The symbol of several bytes that stands here; nil where there is none.
  private func longSymbol(_ byte: UInt8) -> String? {
    guard let next = at(1), Self.longSymbolBytes.contains(byte), Self.longSymbolBytes.contains(next) else { return nil }
    let rest = source[position..<min(position + 3, source.count)]
    return Self.symbols.first { rest.starts(with: $0.utf8) }
  }

  private mutating func add(_ kind: LuaToken.Kind, _ text: String, _ start: Int) {
    position = min(position, source.count)
    tokens.append(LuaToken(kind: kind, text: text, range: start..<position))
  }

  private mutating func skipComment() {
    position += 2
    if at(0) == UInt8(ascii: "["), longBracketLevel() != nil { return skipLongBracket() }
    while position < source.count, source[position] != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipShortString(quote: UInt8) {
    position += 1
    while position < source.count, source[position] != quote {
      guard source[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      position += 2
      // \z skips what follows up to the next visible character, line ends included: none of it is a quote.
    }
    position += 1
  }

  /// The level of a long bracket that opens here: 0 for `[[`, 1 for `[=[`.
  private func longBracketLevel() -> Int? {
    var offset = 1
    while at(offset) == UInt8(ascii: "=") { offset += 1 }
    return at(offset) == UInt8(ascii: "[") ? offset - 1 : nil
  }

  private mutating func skipLongBracket() {
    guard let level = longBracketLevel() else { return }
    position += level + 2
    let close = [UInt8(ascii: "]")] + Array(repeating: UInt8(ascii: "="), count: level) + [UInt8(ascii: "]")]
    while position < source.count {
      if source[position...].starts(with: close) {
        position += close.count
        return
      }
      position += 1
    }
  }

  private mutating func skipNumber() {
    let isHex = at(0) == UInt8(ascii: "0") && (at(1) == UInt8(ascii: "x") || at(1) == UInt8(ascii: "X"))
    let exponents = isHex ? Array("pP".utf8) : Array("eE".utf8)
    while let byte = at(0) {
      if exponents.contains(byte), at(1) == UInt8(ascii: "+") || at(1) == UInt8(ascii: "-") {
        position += 2
      } else if Self.isDigit(byte) || Self.isLetter(byte) || byte == UInt8(ascii: ".") {
        position += 1
      } else {
        return
      }
    }
  }

  private func at(_ offset: Int) -> UInt8? {
    position + offset < source.count ? source[position + offset] : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
