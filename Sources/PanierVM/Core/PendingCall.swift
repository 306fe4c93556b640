/// A call of a waiting function that its coroutine has made and that nobody performs yet.
final class PendingCall: Sendable {
  /// What to do, with the scope of the run that waits.
  let work: @Sendable (RunScope) async throws -> LuaResults

  init(_ work: @escaping @Sendable (RunScope) async throws -> LuaResults) {
    self.work = work
  }
}
