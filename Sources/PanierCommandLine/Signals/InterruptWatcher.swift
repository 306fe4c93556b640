import Glibc
import PanierTerminal
import Synchronization

/// Turns Ctrl-C into a call, on a thread of its own.
///
/// A handler writes the signal's number to a pipe and the thread reads it there. Blocking the signals and waiting for
/// them would not do: the main thread of a Swift program sleeps with every signal unblocked.
public final class InterruptWatcher: Sendable {
  private let handler = Mutex<(@Sendable () -> Void)?>(nil)
  private let presses = Mutex(0)
  private let isElsewhere = Mutex(false)
  private let beforeExit: @Sendable () -> Void

  /// Starts to watch what ends a program: Ctrl-C, SIGTERM, Ctrl-\\ and a terminal that goes; there may be one watcher in
  /// a program.
  /// - Parameter beforeExit: puts the terminal back in order when a second Ctrl-C ends the program at once.
  public init(beforeExit: @escaping @Sendable () -> Void) {
    self.beforeExit = beforeExit
    guard let reader = SignalPipe.open() else { return }
    DedicatedThread.start { [self] in
      var number: UInt8 = 0
      while true {
        let count = read(reader, &number, 1)
        if count == 1 { interrupted(by: Int32(number)) } else if count == 0 || errno != EINTR { return }
      }
    }
    for number in [SIGINT, SIGTERM, SIGQUIT] { SignalPipe.watch(number) }
    // A program that was told to outlive its terminal does.
    if !SignalPipe.isIgnored(SIGHUP) { SignalPipe.watch(SIGHUP) }
  }

  /// Sets what the next Ctrl-C does; nil lets it end the program.
  public func onInterrupt(_ handler: (@Sendable () -> Void)?) {
    presses.withLock { $0 = 0 }
    self.handler.withLock { $0 = handler }
  }

  /// Leaves Ctrl-C to another program while that has the terminal.
  /// - Parameter body: runs the program.
  public func leaving<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    isElsewhere.withLock { $0 = true }
    defer { isElsewhere.withLock { $0 = false } }
    return try await body()
  }

  private func interrupted(by signal: Int32) {
    if signal == SIGINT, isElsewhere.withLock({ $0 }) { return }
    let count = presses.withLock { presses in
      presses += 1
      return presses
    }
    // The first press asks; the second, while the first is still at work, ends the program.
    if count == 1, let handler = handler.withLock({ $0 }) {
      handler()
      return
    }
    beforeExit()
    _exit(128 + signal)
  }
}
