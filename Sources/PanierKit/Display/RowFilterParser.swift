import PanierVM

/// Reads the Lua of a filter.
struct RowFilterParser {
  private let text: String
  private let source: [UInt8]
  private let tokens: [LuaToken]
  private var position = 0

  /// The operators from the loosest to the tightest.
  private static let levels: [[String]] = [
    ["or"], ["and"], ["<", ">", "<=", ">=", "~=", "=="], [".."], ["+", "-"], ["*", "/", "%"],
  ]

  init(_ text: String) {
    self.text = text
    source = Array(text.utf8)
    tokens = LuaLexer.tokens(source)
  }

  /// The whole text as an expression.
  /// - Throws: ``RowFilterError``.
  func expression() throws -> RowExpression {
    var parser = self
    let expression = try parser.level(0, depth: 0)
    guard parser.position == tokens.count else { throw parser.unexpected() }
    return expression
  }

  private func unexpected() -> RowFilterError {
    let found =
      tokens.indices.contains(position)
      ? "near '\(String(decoding: source[tokens[position].range], as: UTF8.self))'" : "at its end"
    return RowFilterError(
      description: "the filter '\(text)' cannot be read \(found); "
        + "write a Lua expression over fields, as in total < \"10 EUR\" and status == \"available\"")
  }

  private mutating func level(_ number: Int, depth: Int) throws -> RowExpression {
    // Deeper than anyone writes, and far from the end of the stack.
    guard depth < 100 else { throw unexpected() }
    guard number < Self.levels.count else { return try unary(depth: depth) }
    var left = try level(number + 1, depth: depth)
    while let sign = Self.levels[number].first(where: { isNext($0) }) {
      position += 1
      left = .binary(sign, left, try level(number + 1, depth: depth))
    }
    return left
  }

  private mutating func unary(depth: Int) throws -> RowExpression {
    guard depth < 100 else { throw unexpected() }
    guard let sign = ["not", "-", "#"].first(where: { isNext($0) }) else { return try postfix(depth: depth) }
    position += 1
    return .unary(sign, try unary(depth: depth + 1))
  }

  private mutating func postfix(depth: Int) throws -> RowExpression {
    var value = try primary(depth: depth)
    while isNext(".") || isNext(":") {
      let isMethod = isNext(":")
      position += 1
      guard let name = name() else { throw unexpected() }
      value = isMethod ? .call(value, name, try arguments(depth: depth)) : .member(value, name)
    }
    return value
  }

  private mutating func primary(depth: Int) throws -> RowExpression {
    guard tokens.indices.contains(position) else { throw unexpected() }
    let token = tokens[position]
    position += 1
    switch token.kind {
    case .string: return .literal(.string(try string(token)))
    case .number:
      let text = String(decoding: source[token.range], as: UTF8.self)
      if let number = Int64(text) { return .literal(.integer(number)) }
      guard let number = Double(text) else { break }
      return .literal(.number(number))
    case .name:
      guard token.text == "money", isNext("(") else { return .field(token.text) }
      let arguments = try arguments(depth: depth)
      guard arguments.count == 1 else { break }
      return .money(arguments[0])
    case .symbol:
      switch token.text {
      case "true": return .literal(.boolean(true))
      case "false": return .literal(.boolean(false))
      case "nil": return .literal(.nil)
      case "(":
        let inner = try level(0, depth: depth + 1)
        guard isNext(")") else { throw unexpected() }
        position += 1
        return inner
      default: break
      }
    }
    position -= 1
    throw unexpected()
  }

  private mutating func arguments(depth: Int) throws -> [RowExpression] {
    guard isNext("(") else { throw unexpected() }
    position += 1
    var arguments: [RowExpression] = []
    while !isNext(")") {
      if !arguments.isEmpty {
        guard isNext(",") else { throw unexpected() }
        position += 1
      }
      arguments.append(try level(0, depth: depth + 1))
    }
    position += 1
    return arguments
  }

  /// The inside of a string; escapes are not read, so that none is taken for something else.
  private func string(_ token: LuaToken) throws -> String {
    let inside = source[token.range].dropFirst().dropLast()
    guard token.text != "[[", token.range.count > 1,
      source[token.range.upperBound - 1] == source[token.range.lowerBound],
      !inside.contains(UInt8(ascii: "\\"))
    else {
      throw RowFilterError(
        description: "the filter '\(text)' has a string that it cannot take; write plain text between quotes")
    }
    return String(decoding: inside, as: UTF8.self)
  }

  private mutating func name() -> String? {
    guard tokens.indices.contains(position), tokens[position].kind == .name else { return nil }
    position += 1
    return tokens[position - 1].text
  }

  private func isNext(_ symbol: String) -> Bool { tokens.indices.contains(position) && tokens[position].is(symbol) }
}
