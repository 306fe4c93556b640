import PanierReference
import Synchronization

/// Something spawned: a coroutine on its own, until somebody waits for it.
final class LuaTask: LuaObject {
  private let task: Task<[LuaValue], any Error>
  private let node: WaitNode
  private let state = Mutex((observed: false, done: false))

  /// Starts work.
  ///
  /// - Parameter place: where it was spawned.
  init(place: String, _ work: @escaping @Sendable () async throws -> [LuaValue]) {
    var context = RunContext.current
    let node = WaitNode(place: place, parent: context.task)
    context.task = node
    self.node = node
    task = Task { [context] in
      defer { node.end() }
      return try await RunContext.$current.withValue(context) { try await work() }
    }
  }

  /// Whether somebody has asked how it ended.
  var isObserved: Bool { state.withLock { $0.observed } }

  func cancel() {
    task.cancel()
  }

  func outcome() async -> Result<[LuaValue], any Error> {
    let result = await task.result
    state.withLock { $0.done = true }
    return result
  }

  /// Waits for the results; a waiter that is cancelled takes the task with it.
  ///
  /// - Throws: what the task throws; a usage error when it waits, by whatever way, for the waiter.
  func wait() async throws -> [LuaValue] {
    state.withLock { $0.observed = true }
    let waiter = RunContext.current.task
    try waiter?.begin(waitingFor: node)
    defer { waiter?.end(waitingFor: node) }
    return try await withTaskCancellationHandler {
      try await outcome().get()
    } onCancel: {
      task.cancel()
    }
  }

  static let luaType = LuaType(
    "Task", of: LuaTask.self, summary: "Something that runs beside the script, made by spawn.",
    methods: [
      LuaFunction(
        FunctionReference(
          name: "Task:wait", summary: "Waits for the end and gives what the function returned.",
          results: [.value(.any, "what the function returned")],
          errors: [
            "what the function raised is raised here", "usage: the task waits, by whatever way, for the one that calls",
          ],
          example: "local t = spawn(function() return 42 end)\nprint(t:wait())"),
        .scoped { call in
          let task = try call.receiver(LuaTask.self)
          return { _ in .many(try await task.wait()) }
        }),
      LuaFunction(
        FunctionReference(
          name: "Task:cancel", summary: "Stops the task and waits until it has stopped; its close handlers run.",
          example: "local t = spawn(function() sleep(10) end)\nt:cancel()"),
        .scoped { call in
          let task = try call.receiver(LuaTask.self)
          return { _ in
            task.cancel()
            task.state.withLock { $0.observed = true }
            // One that waits for the caller, the caller itself for one, ends when the caller has ended.
            if let caller = RunContext.current.task, task.node.waits(for: caller) { return .none }
            _ = await task.outcome()
            return .none
          }
        }),
    ],
    operators: .init(tostring: { _ in "Task" }),
    example: """
      local task = spawn(function() return 6 * 7 end)
      print(task:wait())  --> 42
      """)
}
