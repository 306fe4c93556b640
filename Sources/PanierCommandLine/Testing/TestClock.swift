import FoundationEssentials
import OVHSimulator

/// The simulator's own clock, which tests and waits move on.
struct TestClock: Sendable {
  let simulator: Simulator

  /// The time that the simulator tells.
  @Sendable func now() -> Date { simulator.time }

  /// Lets a wait pass at once.
  @Sendable func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    let seconds = duration.components.seconds + (duration.components.attoseconds > 0 ? 1 : 0)
    simulator.advance(by: Double(max(0, seconds)))
  }
}
