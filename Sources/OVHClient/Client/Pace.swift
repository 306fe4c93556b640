import FoundationEssentials

/// Keeps a client below a number of calls in any sixty seconds, in the order in which they come.
actor Pace {
  private let limit: Int
  private let window: Double
  private let now: @Sendable () -> Date
  /// The moments granted to the latest calls, oldest first, at most `limit`.
  private var granted: [Double] = []
  private var pausedUntil = -Double.infinity

  /// Creates a pace; rates below one call a minute widen the window instead.
  init(requestsPerMinute rate: Double, now: @escaping @Sendable () -> Date) {
    limit = max(1, Int(min(rate, 1_000_000)))
    window = 60 * Double(limit) / max(min(rate, 1_000_000), 0.001)
    self.now = now
  }

  /// Grants the next free moment and says how long to wait for it.
  func turn() -> Duration {
    let current = now().timeIntervalSinceReferenceDate
    // a clock that was set back must not make calls wait for its old future
    if let last = granted.last, last > current + 2 * window { granted.removeAll() }
    var moment = max(current, pausedUntil, granted.last ?? current)
    if granted.count >= limit { moment = max(moment, granted[granted.count - limit] + window) }
    granted.append(moment)
    if granted.count > limit { granted.removeFirst(granted.count - limit) }
    return .seconds(moment - current)
  }

  /// Counts a call that does not wait for its turn; those after it wait the longer.
  func count() { _ = turn() }

  /// Grants nothing before a wait is over, because the API said there were too many calls.
  func pause(for wait: Duration) {
    let seconds = Double(wait.components.seconds) + Double(wait.components.attoseconds) * 1e-18
    pausedUntil = max(pausedUntil, now().timeIntervalSinceReferenceDate + seconds)
  }
}
