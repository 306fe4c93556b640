import Synchronization

/// Ends a run when its time is over.
struct TimeLimit: Sendable {
  private final class Flag: Sendable {
    let isSet = Mutex(false)
  }

  private let flag = Flag()
  private let timer: Task<Void, Never>?

  /// Starts the clock.
  /// - Parameters:
  ///   - seconds: how long the run may take; nil for no limit.
  ///   - action: what ends it.
  init(_ seconds: Double?, _ action: @escaping @Sendable () -> Void) {
    let flag = flag
    timer = seconds.map { seconds in
      Task {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
        flag.isSet.withLock { $0 = true }
        action()
      }
    }
  }

  /// Stops the clock.
  /// - Returns: whether the time was over.
  func stop() -> Bool {
    timer?.cancel()
    return flag.isSet.withLock { $0 }
  }

  /// A limit as the operator would write it: `30`, `0.5`.
  static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() && abs(seconds) < 1e15 ? String(Int(seconds)) : String(seconds)
  }
}
