/// `panier test`: runs test files one after the other and reports on them.
public struct TestCommandRun: Sendable {
  private let options: ShellOptions
  private let interrupts: InterruptWatcher

  /// Creates a run.
  /// - Parameters:
  ///   - options: the time limit and the budget.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ interrupts: InterruptWatcher) {
    self.options = options
    self.interrupts = interrupts
  }

  /// Runs the tests.
  /// - Parameters:
  ///   - paths: test files, and folders that hold some.
  ///   - filter: runs only tests whose whole name holds this text.
  ///   - format: how the report is written.
  ///   - environment: the world around the program; `CI` in it refuses tests that run alone.
  ///   - write: takes the report.
  /// - Returns: the exit code: 0 when every test held, 1 when one failed or there was none.
  public func callAsFunction(
    _ paths: [String], filter: String?, format: TestReport.Format, _ environment: ShellEnvironment,
    write: (String) -> Void
  ) async -> Int32 {
    var run = TestRun.Options()
    run.filter = filter
    run.refusesFocus = environment["CI"] != nil
    run.budget = options.budget
    let tests = TestRun(run)
    let work = Task { () -> [TestFileResult] in
      var results: [TestFileResult] = []
      for file in try TestFiles.found(paths) { results.append(try await tests.run(file)) }
      return results
    }
    interrupts.onInterrupt { work.cancel() }
    let timer = TimeLimit(options.timeout) { work.cancel() }
    let result = await work.result
    let isTimedOut = timer.stop()
    interrupts.onInterrupt(nil)
    switch result {
    case .success(let files):
      let report = TestReport(files)
      write(report.text(format, isVerbose: options.namesCalls))
      return (report.hasFailed ? ExitStatus.scriptError : ExitStatus.done).rawValue
    case .failure(let error):
      if isTimedOut, let limit = options.timeout {
        Runtime.note("the tests took longer than --timeout \(TimeLimit.text(limit)) and were stopped")
        return ExitStatus.timeLimit.rawValue
      }
      let report = ErrorReport(error)
      if let message = report.message { Runtime.note(message) }
      return report.code
    }
  }
}
