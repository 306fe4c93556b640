public import FoundationEssentials

/// How a client behaves; time and chance are handed in, so that tests need neither.
public struct OVHClientOptions: Sendable {
  /// The most calls in any sixty seconds; nil for no bound.
  ///
  /// OVHcloud publishes no limit; its maintainers advise 60 for one consumer key.
  public var requestsPerMinute: Double?
  /// When and how often reads are sent again.
  public var retry: RetryPolicy
  /// What the `User-Agent` field says.
  public var userAgent: String
  /// Waits for a time; throws when cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// The local time.
  public var now: @Sendable () -> Date
  /// A random number of a range, for the jitter of retries.
  public var random: @Sendable (ClosedRange<Double>) -> Double
  /// Told of every request, answer and wait, without secrets; nil for nobody.
  public var trace: (@Sendable (TraceEvent) -> Void)?
  /// Told in one sentence, and once for each route, of calls that the API's description marks as beta or deprecated;
  /// nil for nobody.
  public var notice: (@Sendable (String) -> Void)?

  /// Creates options.
  /// - Parameters:
  ///   - requestsPerMinute: the most calls in any sixty seconds, or nil.
  ///   - retry: when and how often reads are sent again.
  ///   - userAgent: what the `User-Agent` field says.
  ///   - sleep: waits for a time.
  ///   - now: the local time.
  ///   - random: a random number of a range.
  ///   - trace: told of every request, answer and wait.
  ///   - notice: told once of each route that may change or vanish.
  public init(
    requestsPerMinute: Double? = 60, retry: RetryPolicy = RetryPolicy(), userAgent: String = "panier",
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    now: @escaping @Sendable () -> Date = { Date() },
    random: @escaping @Sendable (ClosedRange<Double>) -> Double = { Double.random(in: $0) },
    trace: (@Sendable (TraceEvent) -> Void)? = nil, notice: (@Sendable (String) -> Void)? = nil
  ) {
    self.requestsPerMinute = requestsPerMinute
    self.retry = retry
    self.userAgent = userAgent
    self.sleep = sleep
    self.now = now
    self.random = random
    self.trace = trace
    self.notice = notice
  }
}
