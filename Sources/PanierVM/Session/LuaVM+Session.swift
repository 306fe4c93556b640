import CPanierVM

extension LuaVM {
  /// Runs one entry of a prompt: as an expression if it is one, else as statements.
  ///
  /// Locals of an entry stay visible in later ones: they are the same variables for all functions that use them, and
  /// a new `local` of the same name is a new variable. A local marked `<close>` ends with its entry, and so do the
  /// locals of an entry with a label or an early `return` at its top level.
  ///
  /// - Returns: the values of the expression; the first is `_` from then on, the ones before it `_1` and `_2`.
  /// - Throws: `LuaError`; `isIncomplete` when more input may complete the entry.
  public func evaluate(_ source: String) async throws -> [LuaValue] {
    try open()
    core.drain()
    let entry = Array(source.utf8)
    let text = entry.first == UInt8(ascii: "=") ? Array(entry.dropFirst()) : entry
    if let expression = session(Array("return ".utf8) + text) {
      return try await finishEntry(expression)
    }
    let asExpression = core.failure()
    guard let whole = session(entry) else {
      throw asExpression.isIncomplete ? asExpression : core.failure()
    }
    panier_co_close(whole.pointer)
    var results: [LuaValue] = []
    for piece in SessionEntry(entry).pieces {
      guard let coroutine = session(piece.source) else { throw core.failure() }
      if piece.locals.isEmpty {
        results = try await finishEntry(coroutine)
      } else {
        try await finishLocals(coroutine, piece)
      }
    }
    return results
  }

  /// Whether a text needs more lines before its last entry can be compiled.
  ///
  /// Nothing of it is run.
  public func isIncomplete(_ source: String) -> Bool {
    entries(of: source).last.map { isUnfinished($0) } ?? false
  }

  /// What a text of several lines would be if it were typed: an entry ends with the first line that makes it whole.
  ///
  /// Nothing of it is run.
  ///
  /// - Returns: the entries in order; the last one may need more lines.
  public func entries(of source: String) -> [String] {
    var entries: [String] = []
    var rest = Array(source.utf8)[...]
    next: while !rest.isEmpty {
      for end in SessionLines.ends(in: Array(rest)) {
        let entry = String(decoding: rest.prefix(end), as: UTF8.self)
        if isUnfinished(entry) { continue }
        if entry.contains(where: { !$0.isWhitespace }) { entries.append(entry) }
        rest = rest.dropFirst(end + 1)
        continue next
      }
      entries.append(String(decoding: rest, as: UTF8.self))
      break
    }
    return entries
  }

  /// Whether an entry is run as an expression, whose value is shown.
  ///
  /// Nothing of it is run.
  public func isExpression(_ source: String) -> Bool {
    let text = source.hasPrefix("=") ? String(source.dropFirst()) : source
    guard (try? open()) != nil, let coroutine = session(Array(("return " + text).utf8)) else { return false }
    panier_co_close(coroutine.pointer)
    return true
  }

  private func isUnfinished(_ source: String) -> Bool {
    guard (try? open()) != nil else { return false }
    var canGoOn = false
    for candidate in ["return " + source, source] {
      guard let coroutine = session(Array(candidate.utf8)) else {
        canGoOn = canGoOn || core.failure().isIncomplete
        continue
      }
      panier_co_close(coroutine.pointer)
      return false
    }
    return canGoOn
  }

  private func finishEntry(_ coroutine: Coroutine) async throws -> [LuaValue] {
    defer { panier_co_close(coroutine.pointer) }
    try await drive(coroutine, [])
    let values = try results(of: coroutine)
    if panier_session_last(coroutine.pointer) != 0 { throw core.failure() }
    return values
  }

  private func finishLocals(_ coroutine: Coroutine, _ piece: SessionEntry.Piece) async throws {
    defer { panier_co_close(coroutine.pointer) }
    try await drive(coroutine, [])
    let constants: [UInt8] = piece.locals.map { $0.isConstant ? 1 : 0 }
    let status = CStrings.with(piece.locals.map(\.name)) { names in
      panier_session_keep(coroutine.pointer, names, constants, Int32(constants.count))
    }
    if status != 0 { throw core.failure() }
  }

  /// Compiles source with the session's locals in sight; nil if it does not compile.
  private func session(_ source: [UInt8]) -> Coroutine? {
    let names = SessionEntry.names(in: source)
    let pointer = source.withUnsafeBytes { bytes in
      CStrings.with(names) { pointers in
        panier_session_load(
          core.panier, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, "=stdin", pointers,
          Int32(names.count))
      }
    }
    return pointer.map { coroutine($0) }
  }
}
