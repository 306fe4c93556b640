import FoundationEssentials

/// The time of the API's server, asked once and kept as a difference to the local clock.
actor ServerClock {
  /// A moment for a signature.
  struct Moment: Sendable {
    /// The server's time in seconds since 1970.
    let seconds: Int64
    /// How far the server's clock is ahead of the local one, in seconds.
    let delta: Int64
  }

  /// How far apart two answers may be that mean the same clock, in seconds.
  private static let tolerance: Int64 = 5

  private let now: @Sendable () -> Date
  private var delta: Int64?
  private var asking: Task<Int64, any Error>?

  init(now: @escaping @Sendable () -> Date) { self.now = now }

  /// The server's time.
  /// - Parameter ask: asks the server; called once however many wait.
  func moment(asking ask: @escaping @Sendable () async throws -> Int64) async throws -> Moment {
    let delta = try await delta(asking: ask)
    return Moment(seconds: localSeconds + delta, delta: delta)
  }

  /// Asks the time anew, because a signature was refused, unless somebody else did since it was made.
  /// - Parameters:
  ///   - refused: the difference that the signature was made with.
  ///   - ask: asks the server.
  /// - Returns: whether the clocks had moved apart, so that a new signature may be taken.
  func hasMoved(since refused: Int64, asking ask: @escaping @Sendable () async throws -> Int64) async -> Bool {
    if delta == refused { delta = nil }
    guard let found = try? await delta(asking: ask) else { return false }
    return abs(found - refused) > ServerClock.tolerance
  }

  private func delta(asking ask: @escaping @Sendable () async throws -> Int64) async throws -> Int64 {
    if let delta { return delta }
    if asking == nil {
      asking = Task { try await ask() - self.localSeconds }
    }
    guard let asking else { return 0 }
    do {
      let found = try await asking.value
      if self.asking == asking {
        delta = found
        self.asking = nil
      }
      return found
    } catch {
      if self.asking == asking { self.asking = nil }
      throw error
    }
  }

  private var localSeconds: Int64 { Int64(now().timeIntervalSince1970.rounded(.down)) }
}
