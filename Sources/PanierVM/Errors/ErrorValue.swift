/// An error as a value on its way to Lua, where it is the error object itself.
final class ErrorValue: LuaObject {
  static let luaType = LuaType("error", of: ErrorValue.self, summary: "An error.")
  let error: LuaError

  init(_ error: LuaError) {
    self.error = error
  }
}
