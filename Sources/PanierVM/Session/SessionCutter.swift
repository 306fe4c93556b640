/// Finds the top-level `local` statements of an entry that is known to compile.
struct SessionCutter {
  private let source: [UInt8]
  private let tokens: [LuaToken]
  private var pieces: [SessionEntry.Piece] = []
  private var openers: [String] = []
  private var from = 0

  init(_ source: [UInt8]) {
    self.source = source
    tokens = LuaLexer.tokens(source)
  }

  /// The pieces in order, or nil when the entry has to stay whole.
  mutating func cut() -> [SessionEntry.Piece]? {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      guard token.kind == .symbol else {
        index += 1
        continue
      }
      if openers.isEmpty {
        if token.text == "::" || token.text == "goto" || token.text == "break" { return nil }
        if token.text == "local" {
          guard let next = takeLocal(at: index) else { return nil }
          index = next
          continue
        }
      } else if token.text == "return", !openers.contains("function") {
        return nil
      }
      track(token.text)
      index += 1
    }
    takeStatements(upTo: source.count)
    return pieces
  }

  private mutating func track(_ symbol: String) {
    switch symbol {
    case "function", "if", "do", "repeat", "(", "{", "[": openers.append(symbol)
    case "end", "until", ")", "}", "]": _ = openers.popLast()
    default: break
    }
  }

  /// The statements between the last local and this place.
  private mutating func takeStatements(upTo end: Int) {
    guard tokens.contains(where: { $0.range.lowerBound >= from && $0.range.upperBound <= end && !$0.is(";") }) else {
      from = end
      return
    }
    pieces.append(SessionEntry.Piece(source: padded(from..<end)))
    from = end
  }

  /// Takes one `local` statement; returns the token after it, or nil when it cannot stand alone.
  private mutating func takeLocal(at start: Int) -> Int? {
    var locals: [(name: String, isConstant: Bool)] = []
    var index = start + 1
    if token(index)?.is("function") == true {
      guard let name = token(index + 1), name.kind == .name, let end = matching(index) else { return nil }
      locals = [(name.text, false)]
      index = end
    } else {
      while let name = token(index), name.kind == .name {
        index += 1
        var isConstant = false
        if token(index)?.is("<") == true {
          guard token(index + 1)?.text == "const" else { return nil }
          isConstant = true
          index += 3
        }
        locals.append((name.text, isConstant))
        guard token(index)?.is(",") == true else { break }
        index += 1
      }
      if token(index)?.is("=") == true {
        guard let end = expressions(from: index + 1) else { return nil }
        index = end
      }
    }
    takeStatements(upTo: tokens[start].range.lowerBound)
    let end = index < tokens.count ? tokens[index].range.lowerBound : source.count
    let last = tokens[index - 1].range.upperBound
    pieces.append(
      SessionEntry.Piece(source: padded(from..<last) + Self.epilogue(locals), locals: Self.distinct(locals)))
    from = end
    return index
  }

  /// Hands the locals over as upvalues of a function.
  ///
  /// A constant may have been folded away; a copy of it cannot.
  private static func epilogue(_ locals: [(name: String, isConstant: Bool)]) -> [UInt8] {
    let copies = distinct(locals).filter(\.isConstant).map { "local \($0.name) = \($0.name) " }.joined()
    let names = distinct(locals).map(\.name).joined(separator: ", ")
    return Array(" \(copies)return function() return \(names) end".utf8)
  }

  /// Of two locals with one name only the last can be seen.
  private static func distinct(
    _ locals: [(name: String, isConstant: Bool)]
  ) -> [(name: String, isConstant: Bool)] {
    locals.enumerated().filter { position, local in
      !locals[(position + 1)...].contains { $0.name == local.name }
    }.map(\.element)
  }

  /// A part of the source on its own lines.
  private func padded(_ range: Range<Int>) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    let lines = source[..<range.lowerBound].count { $0 == newline }
    return Array(repeating: newline, count: lines) + source[range]
  }

  private func token(_ index: Int) -> LuaToken? {
    index < tokens.count ? tokens[index] : nil
  }

  // MARK: Expressions

  /// The token after a list of expressions.
  private func expressions(from start: Int) -> Int? {
    guard var index = expression(from: start) else { return nil }
    while token(index)?.is(",") == true {
      guard let next = expression(from: index + 1) else { return nil }
      index = next
    }
    return index
  }

  private static let unary: Set<String> = ["not", "-", "#", "~"]
  private static let binary: Set<String> = [
    "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or", "&", "|", "~", "<<", ">>",
  ]
  private static let literals: Set<String> = ["nil", "true", "false", "..."]

  private func expression(from start: Int) -> Int? {
    var index = start
    while let token = token(index), token.kind == .symbol, Self.unary.contains(token.text) { index += 1 }
    guard let end = operand(at: index) else { return nil }
    if let sign = token(end), sign.kind == .symbol, Self.binary.contains(sign.text) {
      return expression(from: end + 1)
    }
    return end
  }

  private func operand(at index: Int) -> Int? {
    guard let first = token(index) else { return nil }
    switch first.kind {
    case .number, .string: return index + 1
    case .name: return suffixes(from: index + 1)
    case .symbol:
      if Self.literals.contains(first.text) { return index + 1 }
      guard let end = matching(index) else { return nil }
      return first.is("(") ? suffixes(from: end) : end
    }
  }

  private func suffixes(from start: Int) -> Int? {
    var index = start
    while let next = token(index) {
      if next.is(".") || next.is(":") {
        index += 2
      } else if next.kind == .string {
        index += 1
      } else if next.is("(") || next.is("[") || next.is("{") {
        guard let end = matching(index) else { return nil }
        index = end
      } else {
        break
      }
    }
    return index
  }

  /// The token after the one that closes what opens here.
  private func matching(_ start: Int) -> Int? {
    guard let opener = token(start), ["function", "(", "{", "["].contains(opener.text), opener.kind == .symbol else {
      return nil
    }
    var depth = 0
    for index in start..<tokens.count where tokens[index].kind == .symbol {
      switch tokens[index].text {
      case "function", "if", "do", "repeat", "(", "{", "[": depth += 1
      case "end", "until", ")", "}", "]":
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
    }
    return nil
  }
}
