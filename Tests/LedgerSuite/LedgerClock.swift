public import FoundationEssentials
import Synchronization

/// A clock that a test moves.
public final class LedgerClock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  private let tell: @Sendable (Date) -> Void

  /// Creates a clock that shows 2027-01-15 08:00 UTC.
  /// - Parameter tell: told of every moment that it is set to, as for a server with a clock of its own.
  public init(tell: @escaping @Sendable (Date) -> Void = { _ in }) {
    self.tell = tell
    tell(now)
  }

  /// The moment.
  public var now: Date { time.withLock { $0 } }

  /// Moves on.
  public func advance(_ seconds: Double) {
    let moment = time.withLock { time in
      time += seconds
      return time
    }
    tell(moment)
  }
}
