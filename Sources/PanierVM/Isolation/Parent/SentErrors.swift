/// The Swift errors under those that were sent, so that the run's error can have its own again.
struct SentErrors {
  /// A script that catches errors by the million keeps no more of them.
  private static let kept: UInt64 = 1000
  private var errors: [UInt64: any Error] = [:]
  private var next: UInt64 = 0

  mutating func send(_ error: (any Error)?) -> UInt64 {
    guard let error else { return 0 }
    next += 1
    errors[next] = error
    if next > Self.kept { errors[next - Self.kept] = nil }
    return next
  }

  func error(_ number: UInt64) -> (any Error)? {
    errors[number]
  }
}
