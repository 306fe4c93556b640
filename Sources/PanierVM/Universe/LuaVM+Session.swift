import CPanierVM

extension LuaVM {
  /// Runs one entry of a prompt: as an expression if it is one, else as statements.
  ///
  /// - Returns: the values of the expression; the first is `_` from then on.
  /// - Throws: `LuaError`; `isIncomplete` when more input may complete the entry.
  public func evaluate(_ source: String) async throws -> [LuaValue] {
    try open()
    core.drain()
    let coroutine: Coroutine
    if let pointer = session("return " + source) {
      coroutine = self.coroutine(pointer)
    } else {
      guard let pointer = session(source) else { throw core.failure() }
      coroutine = self.coroutine(pointer)
    }
    defer { panier_co_close(coroutine.pointer) }
    try await drive(coroutine, [])
    panier_session_last(coroutine.pointer)
    return try results(of: coroutine)
  }

  func session(_ source: String) -> OpaquePointer? {
    var source = source
    return source.withUTF8 { bytes in
      CStrings.with([]) { names in
        panier_session_load(
          core.panier, UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self), bytes.count,
          "=stdin", names, 0)
      }
    }
  }
}
