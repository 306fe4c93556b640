import FoundationEssentials

/// The stretches of time for which a stock is as it is: it is counted anew at the start of each.
struct StockClock: Sendable, Hashable {
  /// How long a stock lasts, in seconds of the simulator's clock.
  static let length: Double = 900

  /// The number of the stretch, 0 at first.
  let number: Int64
  /// When the stretch began.
  let begin: Date

  /// The stretch of a moment.
  /// - Parameters:
  ///   - now: the moment.
  ///   - beginning: when the simulator was first called.
  init(at now: Date, since beginning: Date) {
    number = Int64(max(0, now.timeIntervalSince(beginning) / Self.length).rounded(.down))
    begin = beginning.addingTimeInterval(Double(number) * Self.length)
  }
}
