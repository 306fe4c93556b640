/// Runs scripts of strangers in a process of their own, which can reach nothing but the functions it is given.
///
/// The process has no credentials, files, environment or network. Its universe has the configuration's modules, globals
/// and types; what it calls travels over a socket and runs here, in the parent, by the very same implementations and
/// with the same checks of arguments. Which functions a script may use is decided by the configuration alone.
/// `parallel`, `spawn`, `sleep` and `timeout` run in the process itself; libraries are those of `LuaLevel.recipe`.
///
/// A crash of the process, a kill, its limits and whatever it sends are errors of the run, and nothing more. The process
/// ends with the runner.
///
/// ```swift
/// let runner = IsolatedRunner(configuration, program: .current)
/// let values = try await runner.run("return 6 * 7", name: "stranger.lua")
/// ```
public final class IsolatedRunner: Sendable {
  private let session: IsolatedSession

  /// Starts the process, or takes one that was started ahead.
  ///
  /// - Parameters:
  ///   - configuration: what the script gets; `level` is `recipe` whatever it says, and the limits apply in the process.
  ///   - program: what becomes the process.
  public init(_ configuration: LuaConfiguration, program: IsolatedProgram = .current) {
    let ahead = program.started?.take()
    session = ahead ?? IsolatedSession(program)
    session.begin(configuration)
    if ahead == nil { session.start() }
  }

  deinit {
    session.stop(.stopped)
  }

  /// Compiles text and runs it as a coroutine until it ends.
  ///
  /// Runs share their globals, as runs of a `LuaVM` do. When the task is cancelled, the process is killed.
  ///
  /// - Returns: what the script returns; objects are the parent's own.
  /// - Throws: `LuaError`, with the Swift error of the parent's function under it where there is one; kind `limit` with
  ///   `isKilled` for limits and cancellation; class `IsolatedProcess` when the process was lost.
  public func run(_ source: String, name: String, arguments: [LuaValue] = []) async throws -> [LuaValue] {
    try await run(Array(source.utf8), name: name, arguments: arguments)
  }

  /// Compiles bytes as text and runs them as a coroutine until it ends.
  public func run(_ source: [UInt8], name: String, arguments: [LuaValue] = []) async throws -> [LuaValue] {
    try await untilCancelled { [session] in
      try await session.request(.run) { writer, context in
        guard source.count <= Wire.frameLimit / 2 else {
          throw LuaError.usage("the script is longer than \(Wire.frameLimit >> 21) MiB")
        }
        writer.bytes(source)
        writer.text(name)
        try writer.values(arguments, context)
      }
    }
  }

  /// Calls a function of the process in a coroutine of its own.
  ///
  /// - Throws: as `run`.
  public func call(_ function: LuaFunctionHandle, _ arguments: [LuaValue] = []) async throws -> [LuaValue] {
    try await untilCancelled { [session] in try await session.call(function, arguments) }
  }

  /// What the process has given up, as soon as it has started.
  ///
  /// - Throws: `LuaError` when it did not start.
  public var report: IsolationReport {
    get async throws {
      try await untilCancelled { [session] in
        try await session.ready()
        return []
      }
      guard let report = session.report else { throw LuaHost.ended }
      return report
    }
  }

  /// The number the system knows the process by, as soon as it has started.
  ///
  /// - Throws: `LuaError` when it did not start.
  public var processIdentifier: Int32 {
    get async throws {
      _ = try await report
      guard let pid = session.pid else { throw LuaHost.ended }
      return pid
    }
  }

  /// Bytes of Lua memory in the process at the end of the last run: then, and at most so far.
  public var memory: (used: Int, peak: Int) { session.memoryUse }

  /// Kills the process; runs that are under way fail with kind `limit`.
  public func stop() {
    session.stop(.stopped)
  }

  @discardableResult
  private func untilCancelled(_ work: @Sendable () async throws -> [LuaValue]) async throws -> [LuaValue] {
    try await withTaskCancellationHandler {
      try await work()
    } onCancel: { [session] in
      session.stop(.stopped)
    }
  }
}
