import PanierReference

/// Where a function of Lua was written.
struct WrittenPlace: Sendable, Hashable {
  /// The name of its chunk, as Lua takes it.
  let chunkname: String
  /// The line on which it begins.
  let line: Int
}

extension LuaConfiguration {
  /// The documented name of the function that a library defines at a place.
  func libraryFunction(at place: WrittenPlace) -> String? {
    libraries.first { $0.chunkname == place.chunkname }?.documentation().functionName(atLine: place.line)
  }
}
