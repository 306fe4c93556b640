import Glibc
import Synchronization

/// Turns Ctrl-C into a call, on a thread of its own.
///
/// SIGINT and SIGTERM have to be blocked in every thread, so ``block()`` comes first in the program.
public final class InterruptWatcher: Sendable {
  private let handler = Mutex<(@Sendable () -> Void)?>(nil)
  private let presses = Mutex(0)
  private let beforeExit: @Sendable () -> Void

  /// Blocks the signals that are watched, in this thread and all that it starts later.
  public static func block() {
    var signals = watchedSignals()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Starts to watch.
  /// - Parameter beforeExit: puts the terminal back in order when a second Ctrl-C ends the program at once.
  public init(beforeExit: @escaping @Sendable () -> Void) {
    self.beforeExit = beforeExit
    let thread = DetachedThread { [self] in
      var signals = InterruptWatcher.watchedSignals()
      while true {
        var signal: Int32 = 0
        guard sigwait(&signals, &signal) == 0 else { continue }
        interrupted(by: signal)
      }
    }
    thread.start()
  }

  /// Sets what the next Ctrl-C does; nil lets it end the program.
  public func onInterrupt(_ handler: (@Sendable () -> Void)?) {
    presses.withLock { $0 = 0 }
    self.handler.withLock { $0 = handler }
  }

  private func interrupted(by signal: Int32) {
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

  private static func watchedSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }
}
