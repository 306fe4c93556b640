import CPanierVM

extension LuaVM {
  /// Whether an entry of a prompt needs more lines before it can be compiled. Nothing of it is run.
  public func isIncomplete(_ source: String) -> Bool {
    guard (try? open()) != nil else { return false }
    for candidate in ["return " + source, source] {
      guard let pointer = session(candidate) else { continue }
      panier_co_close(pointer)
      return false
    }
    return core.failure().isIncomplete
  }
}
