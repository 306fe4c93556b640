extension LuaSyntax {
  /// What stands at a cursor; nil where nothing can be offered: in a comment, a number, a long string.
  /// - Parameters:
  ///   - text: the whole text.
  ///   - cursor: the cursor's place in bytes of UTF-8.
  public static func place(in text: String, at cursor: Int) -> LuaPlace? {
    let bytes = Array(text.utf8)
    return PlaceReader(before: Array(bytes.prefix(cursor)), after: Array(bytes.dropFirst(cursor)))?.place
  }
}

/// Reads what stands at a cursor.
private struct PlaceReader {
  private let before: [UInt8]
  private let after: [UInt8]
  private var tokens: [LuaToken]
  private let kind: LuaPlace.Kind
  private let start: Int
  private let missingQuote: String?
  /// The rest of the text behind the string that the cursor stands in.
  private let rest: [UInt8]

  /// - Returns: nil where nothing can be offered.
  init?(before: [UInt8], after: [UInt8]) {
    let lexer = LuaLexer(before)
    (self.before, self.after) = (before, after)
    tokens = lexer.tokens
    // A comment of one line ends before the line feed.
    if let comment = lexer.comments.last, comment.upperBound == before.count { return nil }
    if let last = tokens.last, last.kind == .string, last.range.upperBound == before.count,
      Self.isOpen(before[last.range])
    {
      guard last.text != "[[" else { return nil }
      let quote = before[last.range.lowerBound]
      start = last.range.lowerBound + 1
      kind = .string
      tokens.removeLast()
      let line = after.prefix { $0 != UInt8(ascii: "\n") }
      let closing = line.firstIndex(of: quote)
      missingQuote = closing == nil ? String(decoding: [quote], as: UTF8.self) : nil
      // What follows the cursor up to the quote belongs to the string.
      rest = closing.map { Array(after[($0 + 1)...]) } ?? after
      return
    }
    missingQuote = nil
    rest = after
    var first = before.count
    if let last = tokens.last, last.range.upperBound == before.count {
      if last.kind == .number || last.kind == .string { return nil }
      if last.kind == .name || LuaLexer.keywords.contains(last.text) {
        first = last.range.lowerBound
        tokens.removeLast()
      }
    }
    start = first
    // `a..b` joins texts, and `...` is no point of a path.
    if let mark = tokens.last, mark.is(".") || mark.is(":") {
      tokens.removeLast()
      guard let (chain, _) = LuaSyntax.chain(endingAt: tokens.count - 1, in: tokens) else { return nil }
      kind = .name(of: chain, isMethod: mark.is(":"))
    } else {
      kind = .name(of: nil, isMethod: false)
    }
  }

  var place: LuaPlace {
    let (call, begins) = self.call
    return LuaPlace(
      kind: kind, word: String(decoding: before[start...], as: UTF8.self), range: start..<before.count,
      beginsValue: begins, call: call, locals: locals, missingQuote: missingQuote)
  }

  /// Whether a string has no closing quote.
  private static func isOpen(_ text: ArraySlice<UInt8>) -> Bool {
    guard let quote = text.first else { return true }
    // A long string that is closed ends in a bracket; nothing is offered behind it either.
    if quote == UInt8(ascii: "[") { return true }
    var index = text.startIndex + 1
    while index < text.endIndex {
      if text[index] == quote { return false }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return true
  }

  // MARK: The call around it

  /// A bracket that is open at the cursor, with where its last part begins.
  private struct Frame {
    let opener: Int
    var separators = 0
    var partStarts: [Int]
  }

  private var frames: [Frame] {
    var frames: [Frame] = []
    for (index, token) in tokens.enumerated() where token.kind == .symbol {
      switch token.text {
      case "(", "{", "[", "function", "if", "do", "repeat": frames.append(Frame(opener: index, partStarts: [index + 1]))
      case ")", "}", "]", "end", "until": _ = frames.popLast()
      case ",", ";":
        guard !frames.isEmpty, ["(", "{", "["].contains(tokens[frames[frames.count - 1].opener].text) else { break }
        frames[frames.count - 1].separators += 1
        frames[frames.count - 1].partStarts.append(index + 1)
      default: break
      }
    }
    return frames
  }

  /// The call that the cursor stands in, and whether a value or a name of a field begins there.
  private var call: (call: LuaPlace.Call?, begins: Bool) {
    let frames = frames
    guard let inner = frames.last else { return (bareCall, bareCall != nil) }
    let part = Array(tokens[(inner.partStarts.last ?? 0)...])
    // `f{ name = require "…"`: the string is the argument of what stands right before it.
    if let bare = bareCall { return (bare, true) }
    switch tokens[inner.opener].text {
    case "(":
      guard let function = LuaSyntax.chain(endingAt: inner.opener - 1, in: tokens)?.chain else {
        return (nil, part.isEmpty)
      }
      return (plain(function, inner), part.isEmpty)
    case "{":
      let fields = fields(of: inner)
      let key = Self.key(part)
      let begins = part.isEmpty || (key != nil && part.count == Self.keyLength(part))
      let table = LuaPlace.Table(key: key, fields: fields)
      // `f{ … }`, and `f(a, { … })`.
      if let function = LuaSyntax.chain(endingAt: inner.opener - 1, in: tokens)?.chain {
        return (LuaPlace.Call(function: function, argument: 0, earlier: [], table: table), begins)
      }
      guard let outer = frames.dropLast().last else { return (nil, begins) }
      let outerPart = tokens[(outer.partStarts.last ?? 0)..<inner.opener]
      if tokens[outer.opener].is("("), outerPart.isEmpty,
        let function = LuaSyntax.chain(endingAt: outer.opener - 1, in: tokens)?.chain
      {
        var call = plain(function, outer)
        call.table = table
        return (call, begins)
      }
      return (listed(in: outer, Array(outerPart)), begins)
    default: return (nil, part.isEmpty)
    }
  }

  /// `f{ name = { "…"`: a list of values of a field.
  private func listed(in outer: Frame, _ part: [LuaToken]) -> LuaPlace.Call? {
    guard tokens[outer.opener].is("{"), let key = Self.key(part), part.count == Self.keyLength(part) else { return nil }
    let table = LuaPlace.Table(key: key, fields: fields(of: outer))
    if let function = LuaSyntax.chain(endingAt: outer.opener - 1, in: tokens)?.chain {
      return LuaPlace.Call(function: function, argument: 0, earlier: [], table: table)
    }
    guard outer.opener > 0,
      let function = frames.dropLast(2).last.flatMap({ frame in
        tokens[frame.opener].is("(") ? LuaSyntax.chain(endingAt: frame.opener - 1, in: tokens)?.chain : nil
      }), let around = frames.dropLast(2).last
    else { return nil }
    var call = plain(function, around)
    call.table = table
    return call
  }

  /// `require "…"`: a string as the only argument, without parentheses.
  private var bareCall: LuaPlace.Call? {
    guard kind == .string, let last = tokens.indices.last, tokens[last].kind == .name,
      let function = LuaSyntax.chain(endingAt: last, in: tokens)?.chain
    else { return nil }
    return LuaPlace.Call(function: function, argument: 0, earlier: [], table: nil)
  }

  private func plain(_ function: LuaSyntax.Chain, _ frame: Frame) -> LuaPlace.Call {
    let earlier = (0..<frame.separators).map { number in
      Self.value(Array(tokens[frame.partStarts[number]..<(frame.partStarts[number + 1] - 1)]), before)
    }
    return LuaPlace.Call(function: function, argument: frame.separators, earlier: earlier, table: nil)
  }

  // MARK: Fields of a table

  /// The field that a part of a table sets: `name =` or `["name"] =`.
  private static func key(_ part: [LuaToken]) -> String? {
    guard let first = part.first, first.kind == .name, part.count > 1, part[1].is("=") else { return nil }
    return first.text
  }

  private static func keyLength(_ part: [LuaToken]) -> Int { 2 }

  /// The fields that are set before and behind the cursor.
  private func fields(of frame: Frame) -> [String: LuaPlace.Value?] {
    var fields: [String: LuaPlace.Value?] = [:]
    for number in 0..<frame.separators {
      let part = Array(tokens[frame.partStarts[number]..<(frame.partStarts[number + 1] - 1)])
      if let key = Self.key(part) { fields[key] = .some(Self.value(Array(part.dropFirst(2)), before)) }
    }
    var depth = 0
    var part: [LuaToken] = []
    // The first part behind the cursor belongs to the field that is being written.
    var isFirst = true
    for token in LuaLexer.tokens(rest) {
      if depth == 0, token.is(",") || token.is(";") || token.is("}") {
        if !isFirst, let key = Self.key(part) { fields[key] = .some(Self.value(Array(part.dropFirst(2)), rest)) }
        (isFirst, part) = (false, [])
        if token.is("}") { break }
        continue
      }
      if token.is("(") || token.is("{") || token.is("[") { depth += 1 }
      if token.is(")") || token.is("}") || token.is("]") { depth -= 1 }
      if depth < 0 { break }
      part.append(token)
    }
    return fields
  }

  /// A string or a chain of names that is all of an expression.
  private static func value(_ part: [LuaToken], _ source: [UInt8]) -> LuaPlace.Value? {
    guard let last = part.indices.last else { return nil }
    if part.count == 1, part[0].kind == .string {
      return part[0].text == "\""
        ? .text(String(decoding: source[part[0].range].dropFirst().dropLast(), as: UTF8.self)) : nil
    }
    guard let (chain, start) = LuaSyntax.chain(endingAt: last, in: part), start == 0 else { return nil }
    return .chain(chain)
  }

  // MARK: Locals

  /// The names that the text itself declares: locals, loop variables, parameters.
  private var locals: [String] {
    var names: [String] = []
    for (index, token) in tokens.enumerated() where token.kind == .symbol {
      var next = index + 1
      switch token.text {
      case "local" where next < tokens.count && tokens[next].is("function"): next += 1
      case "local", "for": break
      case "function":
        while next < tokens.count, !tokens[next].is("(") { next += 1 }
        next += 1
      default: continue
      }
      while next < tokens.count, tokens[next].kind == .name {
        names.append(tokens[next].text)
        guard next + 1 < tokens.count, tokens[next + 1].is(",") else { break }
        next += 2
      }
    }
    return names
  }
}
