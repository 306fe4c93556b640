import PanierVM

/// Reads Lua source that compiles, with its scopes, and notes what it uses.
struct SourceReader {
  private let source: [UInt8]
  private let tokens: [LuaToken]
  private var place = 0
  private var scopes: [[String: Bool]] = [[:]]
  private var use = SourceUse()
  private var lineStarts: [Int] = [0]

  /// What a source uses.
  static func use(of source: [UInt8]) -> SourceUse {
    var reader = SourceReader(source)
    reader.block()
    return reader.use
  }

  private init(_ source: [UInt8]) {
    self.source = source
    tokens = LuaLexer.tokens(source)
    for (index, byte) in source.enumerated() where byte == UInt8(ascii: "\n") { lineStarts.append(index + 1) }
  }

  // MARK: Tokens

  private var token: LuaToken? { place < tokens.count ? tokens[place] : nil }

  private func sees(_ symbol: String) -> Bool { token?.is(symbol) == true }

  private mutating func take(_ symbol: String) -> Bool {
    guard sees(symbol) else { return false }
    place += 1
    return true
  }

  private mutating func takeName() -> String? {
    guard let token, token.kind == .name else { return nil }
    place += 1
    return token.text
  }

  /// The line of the token before this one.
  private var line: Int {
    guard place > 0 else { return 1 }
    let start = tokens[place - 1].range.lowerBound
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= start { low = middle } else { high = middle }
    }
    return low + 1
  }

  // MARK: Scopes

  /// Whether a name is local, and if so, whether it stands for the parameters.
  private func local(_ name: String) -> Bool? {
    for scope in scopes.reversed() { if let found = scope[name] { return found } }
    return nil
  }

  private mutating func declare(_ name: String, isParameters: Bool = false) {
    scopes[scopes.count - 1][name] = isParameters
  }

  private mutating func scoped(_ body: (inout SourceReader) -> Void) {
    scopes.append([:])
    body(&self)
    scopes.removeLast()
  }

  // MARK: Statements

  private mutating func block() {
    while let token, !["end", "else", "elseif", "until"].contains(where: token.is) { statement() }
  }

  private mutating func body(until end: String = "end") {
    scoped { $0.block() }
    _ = take(end)
  }

  private mutating func statement() {
    if take(";") || take("break") { return }
    if take("::") {
      _ = takeName()
      _ = take("::")
    } else if take("goto") {
      _ = takeName()
    } else if take("do") {
      body()
    } else if take("while") {
      expression()
      _ = take("do")
      body()
    } else if take("repeat") {
      scoped { reader in
        reader.block()
        _ = reader.take("until")
        reader.expression()
      }
    } else if take("if") {
      conditional()
    } else if take("for") {
      loop()
    } else if take("function") {
      namedFunction()
    } else if take("local") {
      localStatement()
    } else if take("return") {
      if let token, !["end", "else", "elseif", "until", ";"].contains(where: token.is) { expressions() }
    } else {
      assignmentOrCall()
    }
  }

  private mutating func conditional() {
    expression()
    _ = take("then")
    scoped { $0.block() }
    while take("elseif") {
      expression()
      _ = take("then")
      scoped { $0.block() }
    }
    if take("else") { scoped { $0.block() } }
    _ = take("end")
  }

  private mutating func loop() {
    var names: [String] = []
    repeat { if let name = takeName() { names.append(name) } } while take(",")
    if !take("=") { _ = take("in") }
    expressions()
    _ = take("do")
    scoped { reader in
      for name in names { reader.declare(name) }
      reader.block()
    }
    _ = take("end")
  }

  private mutating func namedFunction() {
    guard let name = takeName() else { return }
    if local(name) == nil {
      if sees(".") || sees(":") {
        use.globals.append(.init(name: name, line: line))
      } else {
        use.assigned.append(.init(name: name, line: line))
      }
    }
    while take(".") { _ = takeName() }
    let isMethod = take(":")
    if isMethod { _ = takeName() }
    function(isMethod: isMethod)
  }

  private mutating func localStatement() {
    if take("function") {
      if let name = takeName() { declare(name) }
      function()
      return
    }
    var names: [String] = []
    repeat {
      if let name = takeName() { names.append(name) }
      if take("<") {
        _ = takeName()
        _ = take(">")
      }
    } while take(",")
    if take("=") { expressions() }
    for name in names { declare(name) }
  }

  private mutating func assignmentOrCall() {
    let start = place
    // A bare name before = or , is assigned, not read.
    if let name = token, name.kind == .name, place + 1 < tokens.count,
      tokens[place + 1].is("=") || tokens[place + 1].is(",")
    {
      place += 1
      if local(name.text) == nil { use.assigned.append(.init(name: name.text, line: line)) }
    } else {
      suffixed()
    }
    if take(",") {
      assignmentOrCall()
      return
    }
    if take("=") { expressions() }
    // Whatever this is, the reader goes on.
    if place == start { place += 1 }
  }

  // MARK: Expressions

  private mutating func expressions() {
    repeat { expression() } while take(",")
  }

  private static let unary = ["not", "-", "#", "~"]
  private static let binary = [
    "+", "-", "*", "/", "//", "%", "^", "..", "<", "<=", ">", ">=", "==", "~=", "and", "or", "&", "|", "~", "<<", ">>",
  ]

  private mutating func expression() {
    while let token, Self.unary.contains(where: token.is) { place += 1 }
    operand()
    while let token, Self.binary.contains(where: token.is) {
      place += 1
      expression()
    }
  }

  private mutating func operand() {
    guard let token else { return }
    if token.kind == .number || token.kind == .string || ["nil", "true", "false", "..."].contains(where: token.is) {
      place += 1
    } else if take("function") {
      function()
    } else if sees("{") {
      table()
    } else {
      suffixed()
    }
  }

  private mutating func function(isMethod: Bool = false, takesParameters: Bool = false) {
    scoped { reader in
      if isMethod { reader.declare("self") }
      _ = reader.take("(")
      var isFirst = true
      while let token = reader.token, !token.is(")") {
        if let name = reader.takeName() {
          reader.declare(name, isParameters: isFirst && takesParameters)
        } else {
          reader.place += 1
        }
        isFirst = false
        _ = reader.take(",")
      }
      _ = reader.take(")")
      reader.block()
    }
    _ = take("end")
  }

  private mutating func table(ofCheckout: Bool = false) {
    _ = take("{")
    while let token, !token.is("}") {
      let start = place
      if take("[") {
        expression()
        _ = take("]")
        _ = take("=")
        expression()
      } else if token.kind == .name, place + 1 < tokens.count, tokens[place + 1].is("=") {
        place += 2
        field(token.text, ofCheckout: ofCheckout)
      } else {
        expression()
      }
      if !take(",") { _ = take(";") }
      if place == start { place += 1 }
    }
    _ = take("}")
  }

  private mutating func field(_ name: String, ofCheckout: Bool) {
    if ofCheckout, ["pay", "waive_retraction"].contains(name), !sees("false"), !sees("nil") {
      use.checkoutOptions.append(.init(name: name, line: line))
    }
    if ["run", "default"].contains(name), take("function") {
      function(takesParameters: true)
    } else {
      expression()
    }
  }

  /// A name or an expression in brackets, with all that follows it.
  private mutating func suffixed() {
    var path: [String] = []
    var isParameters = false
    if let name = takeName() {
      switch local(name) {
      case nil:
        use.globals.append(.init(name: name, line: line))
        path = [name]
      case true?: isParameters = true
      case false?: break
      }
    } else if take("(") {
      expression()
      _ = take(")")
    } else {
      place += token == nil ? 0 : 1
      return
    }
    if isParameters { parameter() }
    suffixes(&path)
  }

  /// What is read of the parameters.
  private mutating func parameter() {
    guard sees("."), place + 1 < tokens.count, tokens[place + 1].kind == .name else {
      use.usesAllParameters = true
      return
    }
    place += 1
    if let name = takeName() { use.parameters.append(.init(name: name, line: line)) }
  }

  private mutating func suffixes(_ path: inout [String]) {
    while let token {
      if take(".") {
        if let name = takeName(), !path.isEmpty { path.append(name) }
      } else if take("[") {
        expression()
        _ = take("]")
        path = []
      } else if take(":") {
        path = []
        guard let name = takeName() else { return }
        use.methods.append(.init(name: name, line: line))
        arguments(ofCheckout: name == "checkout")
      } else if token.is("(") || token.is("{") || token.kind == .string {
        if !path.isEmpty { use.calls.append(.init(name: path.joined(separator: "."), line: line)) }
        path = []
        arguments()
      } else {
        return
      }
    }
  }

  private mutating func arguments(ofCheckout: Bool = false) {
    if token?.kind == .string {
      place += 1
    } else if sees("{") {
      table(ofCheckout: ofCheckout)
    } else if take("(") {
      if !sees(")") {
        if sees("{") { table(ofCheckout: ofCheckout) } else { expression() }
        while take(",") { expression() }
      }
      _ = take(")")
    }
  }
}
