/// A call of a waiting function that its coroutine has made and that nobody performs yet.
final class PendingCall: Sendable {
  let body: @Sendable (LuaArguments) async throws -> LuaResults
  let arguments: LuaArguments

  init(body: @escaping @Sendable (LuaArguments) async throws -> LuaResults, arguments: LuaArguments) {
    self.body = body
    self.arguments = arguments
  }
}
