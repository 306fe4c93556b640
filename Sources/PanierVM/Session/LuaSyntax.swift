/// What can be told of Lua text while it is being written, without compiling it.
public struct LuaSyntax: Sendable {
  /// A part of the text that stands out.
  public struct Part: Sendable, Hashable {
    /// What a part is.
    public enum Kind: Sendable, Hashable {
      /// `local`, `and`, `nil` and the like.
      case keyword
      /// A number.
      case number
      /// A string, with its quotes.
      case string
      /// A comment.
      case comment
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands, in bytes of UTF-8 from the beginning of the text.
    public let range: Range<Int>
  }

  let lexer: LuaLexer

  /// Reads a text, complete or not.
  public init(_ text: String) {
    lexer = LuaLexer(Array(text.utf8))
  }

  /// The parts that stand out, in no particular order.
  public var parts: [Part] {
    let tokens = lexer.tokens.compactMap { token -> Part? in
      switch token.kind {
      case .number: Part(kind: .number, range: token.range)
      case .string: Part(kind: .string, range: token.range)
      case .symbol where LuaLexer.keywords.contains(token.text): Part(kind: .keyword, range: token.range)
      case .name, .symbol: nil
      }
    }
    return tokens + lexer.comments.map { Part(kind: .comment, range: $0) }
  }

  /// The names that the text mentions.
  public var names: Set<String> { Set(lexer.tokens.filter { $0.kind == .name }.map(\.text)) }

  /// The lines, from 1, of the functions that the text writes.
  public var functions: [ClosedRange<Int>] {
    let feeds = lexer.source.indices.filter { lexer.source[$0] == UInt8(ascii: "\n") }
    func line(_ token: LuaToken) -> Int { feeds.count { $0 < token.range.lowerBound } + 1 }
    var open: [LuaToken] = []
    var found: [ClosedRange<Int>] = []
    for token in lexer.tokens where token.kind == .symbol {
      switch token.text {
      case "function", "if", "do", "repeat": open.append(token)
      case "end", "until":
        if let opener = open.popLast(), opener.is("function") { found.append(line(opener)...line(token)) }
      default: break
      }
    }
    return found
  }

  /// The function whose call is open at the end of the text, as it is written there: `c:checkout` in `c:checkout{ max =`.
  public var openCall: String? {
    // The tokens that opened something which is not closed.
    var open: [Int] = []
    for (index, token) in lexer.tokens.enumerated() where token.kind == .symbol {
      switch token.text {
      case "(", "{", "[", "function", "if", "do", "repeat": open.append(index)
      case ")", "}", "]", "end", "until": _ = open.popLast()
      default: break
      }
    }
    for index in open.reversed() {
      let token = lexer.tokens[index]
      // What is written in a function is no argument of the call around it.
      if token.is("function") { return nil }
      if index > 0, token.is("(") || token.is("{"), let path = path(endingAt: index - 1) { return path }
    }
    return nil
  }

  /// The names at the very end of the text, as they are written there: `cart.ne` in `c = cart.ne`.
  public var lastPath: String? {
    guard let last = lexer.tokens.indices.last, lexer.tokens[last].range.upperBound == lexer.source.count else {
      return nil
    }
    return path(endingAt: last)
  }

  /// The chain of names that ends with a token; nil if it is no name, or the chain begins with something else.
  private func path(endingAt last: Int) -> String? {
    let tokens = lexer.tokens
    guard tokens[last].kind == .name else { return nil }
    var first = last
    while first > 0, tokens[first - 1].is(".") || tokens[first - 1].is(":") {
      guard first > 1, tokens[first - 2].kind == .name else { return nil }
      first -= 2
    }
    // The name of a function that is being written calls nothing.
    if first > 0, tokens[first - 1].is("function") { return nil }
    return tokens[first...last].map(\.text).joined()
  }
}
