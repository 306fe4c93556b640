/// An error as a value: on its way to Lua, where it is the error object itself, and to the formatter of `print`.
public final class ErrorValue: LuaObject {
  public static let luaType = LuaType("error", of: ErrorValue.self, summary: "An error.")
  /// The error.
  public let error: LuaError

  /// Wraps an error.
  init(_ error: LuaError) {
    self.error = error
  }
}
