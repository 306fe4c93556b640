/// Where in the tree of calls that the host drives a Swift task is.
struct RunContext: Sendable {
  /// How many calls of Lua may be open within each other: cancelling goes from one to the next on the stack.
  static let depthLimit = 200

  /// What the running Swift task works for.
  @TaskLocal static var current = RunContext()

  /// Calls of Lua around this one.
  private(set) var depth = 0
  /// The spawned task it belongs to; nil in the script itself.
  var task: WaitNode?

  /// The context of a call within this one.
  ///
  /// - Throws: `LuaError` of kind `limit` when there are too many around it.
  func deeper() throws -> RunContext {
    guard depth < Self.depthLimit else {
      throw LuaError(
        kind: .limit,
        message: "limit of \(Self.depthLimit) calls within each other reached (parallel, spawn, timeout and functions "
          + "that call back)")
    }
    var context = self
    context.depth += 1
    return context
  }
}
