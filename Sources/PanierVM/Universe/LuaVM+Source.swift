import CPanierVM

extension LuaVM {
  /// Where a function of Lua was written.
  public struct FunctionPlace: Sendable, Hashable {
    /// The name of its chunk: a path, `stdin` for an entry of the prompt.
    public let chunk: String
    /// Its lines, from 1.
    public let lines: ClosedRange<Int>
  }

  /// Where the function that a path leads to was written; nil for anything else than a function of Lua.
  ///
  /// A raw walk: no script code runs.
  public func place(ofFunctionAt path: String) -> FunctionPlace? {
    guard (try? open()) != nil else { return nil }
    var place = panier_function_place()
    guard panier_function_at(core.panier, path.replacing(":", with: "."), &place) != 0 else { return nil }
    let chunk = withUnsafePointer(to: &place.source) {
      $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
    }
    // A chunk itself is no function of a file.
    guard place.first > 0, place.first <= place.last else { return nil }
    let name = chunk.hasPrefix("@") || chunk.hasPrefix("=") ? String(chunk.dropFirst()) : chunk
    return FunctionPlace(chunk: name, lines: Int(place.first)...Int(place.last))
  }
}
