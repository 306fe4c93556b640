import Synchronization

/// Isolated processes that were started before it is known what they will run, each for one runner.
final class StartedProcesses: Sendable {
  private let sessions: Mutex<[IsolatedSession]>

  init(_ program: IsolatedProgram, count: Int) {
    let started = (0..<count).map { _ in IsolatedSession(program) }
    for session in started { session.start() }
    sessions = Mutex(started)
  }

  deinit { for session in sessions.withLock({ $0 }) { session.stop(.stopped) } }

  /// One that nobody else has; nil where all are taken.
  func take() -> IsolatedSession? { sessions.withLock { $0.popLast() } }
}

extension StartedProcesses: Hashable {
  static func == (left: StartedProcesses, right: StartedProcesses) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
