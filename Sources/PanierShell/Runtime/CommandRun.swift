/// Runs the work of a command to an exit code, with Ctrl-C and the time limit as ways to end it early.
public struct CommandRun: Sendable {
  private let options: ShellOptions
  private let interrupts: InterruptWatcher

  /// Creates a run.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ interrupts: InterruptWatcher) {
    self.options = options
    self.interrupts = interrupts
  }

  /// Connects, runs the work and says what went wrong.
  /// - Parameters:
  ///   - environment: the world around the program.
  ///   - body: the work; its result is the exit code.
  /// - Returns: the exit code.
  public func callAsFunction(
    _ environment: ShellEnvironment, _ body: @escaping @Sendable (Connection) async throws -> ExitStatus
  ) async -> Int32 {
    let connection: Connection
    do { connection = try Connection(options, environment) } catch { return report(error) }
    return connection.finish(await run { try await body(connection) })
  }

  private func run(_ body: @escaping @Sendable () async throws -> ExitStatus) async -> Int32 {
    let work = Task { try await body() }
    interrupts.onInterrupt { work.cancel() }
    let timer = TimeLimit(options.timeout) { work.cancel() }
    let result = await work.result
    let isTimedOut = timer.stop()
    interrupts.onInterrupt(nil)
    switch result {
    case .success(let status): return status.rawValue
    case .failure(let error):
      if isTimedOut, let limit = options.timeout {
        Runtime.note("the command took longer than --timeout \(TimeLimit.text(limit)) and was stopped")
        return ExitStatus.timeLimit.rawValue
      }
      return report(error)
    }
  }

  private func report(_ error: any Error) -> Int32 {
    let report = ErrorReport(error)
    if let message = report.message { Runtime.note(message) }
    return report.code
  }
}
