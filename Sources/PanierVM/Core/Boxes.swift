/// What a userdata of an object retains.
final class ObjectBox: Sendable {
  let object: any LuaObject

  init(_ object: any LuaObject) {
    self.object = object
  }
}

/// What an error object in Lua retains: the error with the Swift error under it.
final class ErrorBox: Sendable {
  let error: LuaError

  init(_ error: LuaError) {
    self.error = error
  }
}
