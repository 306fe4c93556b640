import FoundationEssentials
import OVHClient
import Synchronization

/// A clock that moves only when somebody waits for it.
final class ManualClock: Sendable {
  private let state = Mutex<(now: Date, waits: [Duration])>((Date(timeIntervalSince1970: 1_457_018_875), []))

  var now: Date { state.withLock { $0.now } }
  var waits: [Duration] { state.withLock { $0.waits } }

  func advance(by seconds: TimeInterval) { state.withLock { $0.now += seconds } }

  func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    state.withLock { state in
      state.waits.append(duration)
      state.now += duration / .seconds(1)
    }
  }

  /// Options whose time is this clock's and whose chance is the given share of every range.
  func options(
    requestsPerMinute: Double? = nil, retry: RetryPolicy = RetryPolicy(), jitter: Double = 1,
    trace: (@Sendable (TraceEvent) -> Void)? = nil
  ) -> OVHClientOptions {
    OVHClientOptions(
      requestsPerMinute: requestsPerMinute, retry: retry, userAgent: "test",
      sleep: { try await self.sleep($0) }, now: { self.now },
      random: { $0.lowerBound + ($0.upperBound - $0.lowerBound) * jitter }, trace: trace)
  }
}
