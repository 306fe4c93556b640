/// An error of another module that says itself how it looks in Lua.
public protocol LuaErrorConvertible: Error {
  /// The error as scripts see it.
  var luaError: LuaError { get }
}
