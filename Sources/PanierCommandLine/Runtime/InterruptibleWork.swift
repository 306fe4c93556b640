import PanierTerminal

/// Waits for work that Ctrl-C and the time limit may end early.
struct InterruptibleWork: Sendable {
  private let limit: Double?
  private let interrupts: InterruptWatcher

  /// - Parameters:
  ///   - options: what the operator asked for, the time limit among it.
  ///   - interrupts: who hears Ctrl-C.
  init(_ options: ShellOptions, _ interrupts: InterruptWatcher) {
    limit = options.timeout
    self.interrupts = interrupts
  }

  /// Waits until the work has ended.
  /// - Parameters:
  ///   - work: is cancelled by Ctrl-C and when its time is over.
  ///   - overtime: what is said when its time was over; takes the limit as the operator wrote it.
  /// - Returns: what came of it; a ``CommandFailure`` when its time was over.
  func result<Value: Sendable>(
    of work: Task<Value, any Error>, overtime: (String) -> String
  ) async -> Result<Value, any Error> {
    let stop = { @Sendable in
      work.cancel()
      // A script that waits to print beside a question hears of nothing else.
      Confirmation.cancelAll()
    }
    interrupts.onInterrupt(stop)
    let timer = TimeLimit(limit, stop)
    let result = await work.result
    let isTimedOut = timer.stop()
    // From here on Ctrl-C ends the program at once; what is left to do is a matter of moments.
    interrupts.onInterrupt(nil)
    if case .failure = result, isTimedOut, let limit {
      return .failure(CommandFailure(.timeLimit, overtime("--timeout \(TimeLimit.text(limit))")))
    }
    return result
  }
}
