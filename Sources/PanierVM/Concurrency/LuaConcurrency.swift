import PanierReference

/// Functions that run Lua functions side by side: `parallel`, `spawn`, `sleep`, `timeout`.
///
/// Only one coroutine runs at a time, so scripts need no locks: another one goes on where the first waits. Nothing
/// outlives what started it.
public enum LuaConcurrency {
  /// All functions, to be put among the globals of a configuration.
  public static let functions: [LuaFunction] = functions(progress: nil)

  /// The types their results have.
  public static let types: [LuaType] = [LuaTask.luaType]

  /// All functions, with somebody to be told how far `parallel` has come.
  ///
  /// - Parameter progress: gets how many items are done, and of how many; on any thread, in no strict order.
  public static func functions(progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?) -> [LuaFunction] {
    [Parallel.function(progress: progress), spawn, sleep, timeout]
  }

  static let spawn = LuaFunction(
    FunctionReference(
      name: "spawn", summary: "Starts a function beside the script.",
      details: "The script does not end before what it has spawned. An error nobody waits for ends the script.",
      parameters: [
        .required("fn", .function, "what to run"),
        .rest("arguments", .any, "its arguments; tables are passed as they are"),
      ],
      results: [.value(.object("Task"), "to wait for")],
      example: "local t = spawn(function(a) sleep(0.01) return a * 2 end, 21)\nassert(t:wait() == 42)"),
    .scoped { call in
      let function: LuaFunctionHandle = try call.argument(0)
      let arguments = try call.references(from: 1)
      let host = call.host
      let place = call.location ?? "somewhere"
      return { scope in
        let task = LuaTask(place: place) { try await host.callKeeping(function, arguments) }
        scope.add(task)
        return .object(task)
      }
    })

  static let sleep = LuaFunction(
    "sleep", "Waits.", parameters: .required("seconds", Double.self, "how long; fractions count"),
    example: "sleep(0.01)",
    waiting: { _, seconds in
      try await Task.sleep(for: .seconds(checked(seconds, of: "sleep")))
      return .none
    })

  static let timeout = LuaFunction(
    FunctionReference(
      name: "timeout", summary: "Runs a function, but not longer than some time.",
      parameters: [
        .required("seconds", .number, "how long at most"), .required("fn", .function, "what to run"),
        .rest("arguments", .any, "its arguments"),
      ],
      results: [.value(.any, "what the function returns")],
      errors: ["limit: the function was not done in time; it has been stopped and its close handlers have run"],
      example: "local ok, e = pcall(timeout, 0.01, function() sleep(10) end)\nassert(not ok and e.kind == \"limit\")"),
    .scoped { call in
      let seconds = try checked(call.argument(0), of: "timeout")
      let function: LuaFunctionHandle = try call.argument(1)
      let arguments = try call.references(from: 2)
      let host = call.host
      return { _ in
        try await withThrowingTaskGroup(of: LuaResults?.self) { group in
          group.addTask { .many(try await host.callKeeping(function, arguments)) }
          group.addTask {
            try await Task.sleep(for: .seconds(seconds))
            return nil
          }
          defer { group.cancelAll() }
          if let first = try await group.next(), let results = first { return results }
          throw LuaError(kind: .limit, message: "timeout: not done after \(seconds) s")
        }
      }
    })

  private static func checked(_ seconds: Double, of function: String) throws -> Double {
    guard seconds >= 0, seconds <= 1e9 else {
      throw LuaError.usage("\(function): argument 'seconds' (#1) must be 0 or more, got \(seconds)")
    }
    return seconds
  }
}

extension LuaCall {
  /// All arguments from one on; tables by reference.
  borrowing func references(from start: Int) throws -> [LuaValue] {
    var values: [LuaValue] = []
    for index in start..<max(count, start) { values.append(try reference(index)) }
    return values
  }
}
