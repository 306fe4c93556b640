/// Runs the work of a command to an exit code, with Ctrl-C and the time limit as ways to end it early.
public struct CommandRun: Sendable {
  private let options: ShellOptions
  private let work: InterruptibleWork

  /// Creates a run.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ interrupts: InterruptWatcher) {
    self.options = options
    work = InterruptibleWork(options, interrupts)
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
    do { connection = try Connection(options, environment) } catch {
      return ErrorReport(error).tell(ErrorAdvice(options, environment))
    }
    let result = await work.result(of: Task { try await body(connection) }) {
      "the command took longer than \($0) and was stopped"
    }
    switch result {
    case .success(let status): return connection.finish(status.rawValue)
    case .failure(let error): return connection.finish(ErrorReport(error).tell(ErrorAdvice(options, environment)))
    }
  }
}
