/// An error of another module that says itself how it looks in Lua.
public protocol LuaErrorConvertible: Error {
  /// The error as scripts see it.
  var luaError: LuaError { get }
}

/// What an embedder attaches to a universe, where it says how errors of host functions look in that universe.
///
/// Without it an error says so itself, see ``LuaError/converting(_:)``.
public protocol LuaErrorSpeaker: Sendable {
  /// An error as scripts see it.
  /// - Parameter error: what a host function threw.
  func luaError(of error: any Error) -> LuaError
}
