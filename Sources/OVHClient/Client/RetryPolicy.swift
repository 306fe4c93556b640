/// When and how often a read is sent again: exponential back-off with full jitter.
public struct RetryPolicy: Sendable, Hashable {
  /// The most times a read is sent, the first included; 1 for never again.
  public var attempts: Int
  /// The longest wait before the second attempt; it doubles with every further one.
  public var baseDelay: Duration
  /// The longest wait ever; an answer that asks for a longer one ends the attempts.
  public var maximumDelay: Duration

  /// Creates a policy.
  /// - Parameters:
  ///   - attempts: the most times a read is sent, 1 or more.
  ///   - baseDelay: the longest wait before the second attempt.
  ///   - maximumDelay: the longest wait ever.
  public init(
    attempts: Int = 4, baseDelay: Duration = .milliseconds(500), maximumDelay: Duration = .seconds(60)
  ) {
    self.attempts = max(1, attempts)
    self.baseDelay = baseDelay
    self.maximumDelay = maximumDelay
  }

  /// Never sends anything again.
  public static let never = RetryPolicy(attempts: 1)

  /// The wait before the next attempt, or nil for no further attempt.
  /// - Parameters:
  ///   - attempt: how many times the call was sent so far, from 1.
  ///   - retryAfter: what the answer asked for.
  ///   - random: a random number of a range.
  func delay(
    afterAttempt attempt: Int, retryAfter: Duration?, random: (ClosedRange<Double>) -> Double
  ) -> Duration? {
    guard attempt < attempts else { return nil }
    let ceiling = min(baseDelay * (1 << min(attempt - 1, 20)), maximumDelay)
    let jitter = ceiling * random(0...1)
    guard let retryAfter else { return jitter }
    guard retryAfter <= maximumDelay else { return nil }
    // those who were told the same time must not come back at the same moment
    return retryAfter + min(jitter, baseDelay)
  }
}
