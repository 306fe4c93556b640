import FoundationEssentials
import Synchronization

/// A clock that only goes forward where a test says so.
final class MovingClock: Sendable {
  private let seconds = Mutex(1_800_000_000.0)

  /// The moment it shows.
  var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

  /// Moves it forward.
  func advance(_ duration: Duration) { seconds.withLock { $0 += Double(duration.components.seconds) } }
}
