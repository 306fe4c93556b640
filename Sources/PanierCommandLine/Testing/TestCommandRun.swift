import PanierRecipes

/// `panier test`: runs test files one after the other and reports on them.
public struct TestCommandRun: Sendable {
  private let options: ShellOptions
  private let work: InterruptibleWork

  /// Creates a run.
  /// - Parameters:
  ///   - options: the time limit and the budget.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ interrupts: InterruptWatcher) {
    self.options = options
    work = InterruptibleWork(options, interrupts)
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
    run.systemAccess = ScriptFence.access(options, environment)
    run.recipes = RecipeShelf(environment).places
    let tests = TestRun(run)
    let running = Task { () -> [TestFileResult] in
      var results: [TestFileResult] = []
      for file in try TestFiles.found(paths) { results.append(try await tests.run(file)) }
      return results
    }
    switch await work.result(of: running, overtime: { "the tests took longer than \($0) and were stopped" }) {
    case .success(let files):
      let report = TestReport(files)
      write(report.text(format, isVerbose: options.verbose))
      return (report.hasFailed ? ExitStatus.scriptError : ExitStatus.done).rawValue
    case .failure(let error): return ErrorReport(error).tell(ErrorAdvice(options, environment))
    }
  }
}
