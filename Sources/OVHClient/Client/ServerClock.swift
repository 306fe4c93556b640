import FoundationEssentials

/// The time of the API's server, asked once and kept as a difference to the local clock.
actor ServerClock {
  private let now: @Sendable () -> Date
  private var delta: Int64?
  private var asking: Task<Int64, any Error>?

  init(now: @escaping @Sendable () -> Date) { self.now = now }

  /// The server's time in seconds since 1970.
  /// - Parameter ask: asks the server; called once however many wait.
  func timestamp(asking ask: @escaping @Sendable () async throws -> Int64) async throws -> Int64 {
    if let delta { return localSeconds + delta }
    if asking == nil {
      asking = Task { try await ask() - self.localSeconds }
    }
    guard let asking else { return localSeconds }
    do {
      let found = try await asking.value
      delta = found
      self.asking = nil
      return localSeconds + found
    } catch {
      self.asking = nil
      throw error
    }
  }

  /// Forgets the difference, because a signature was refused.
  func forget() { delta = nil }

  private var localSeconds: Int64 { Int64(now().timeIntervalSince1970.rounded(.down)) }
}
