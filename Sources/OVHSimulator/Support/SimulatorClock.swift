import FoundationEssentials

/// The simulator's own time, which can be moved and hastened.
struct SimulatorClock: Codable, Sendable, Hashable {
  /// The instant of the caller's clock from which the rest is counted.
  var anchor: Date?
  /// The simulator's time at the anchor.
  var base: Date?
  /// Simulated seconds in one second.
  var speed: Double = 1

  /// The simulator's time at an instant of the caller's clock.
  func time(at now: Date) -> Date {
    guard let anchor, let base else { return now }
    return base.addingTimeInterval(now.timeIntervalSince(anchor) * speed)
  }

  /// Moves the time forward and sets its pace.
  /// - Parameters:
  ///   - seconds: how far to move it.
  ///   - speed: the new pace; nil keeps it.
  ///   - now: the instant of the caller's clock.
  mutating func advance(by seconds: Double, speed newSpeed: Double?, at now: Date) {
    base = time(at: now).addingTimeInterval(seconds)
    anchor = now
    if let newSpeed { speed = newSpeed }
  }
}
