import FoundationEssentials
import Synchronization

/// The time of the API's server, asked once and kept as a difference to the local clock.
final class ServerClock: Sendable {
  /// A moment for a signature.
  struct Moment: Sendable {
    /// The server's time in seconds since 1970.
    let seconds: Int64
    /// How far the server's clock is ahead of the local one, in seconds.
    let delta: Int64
  }

  private struct State {
    var delta: Int64?
    var asking: Task<Int64, any Error>?
  }

  /// How far apart two answers may be that mean the same clock, in seconds.
  private static let tolerance: Int64 = 5

  private let now: @Sendable () -> Date
  private let state = Mutex(State())

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
    state.withLock { if $0.delta == refused { $0.delta = nil } }
    guard let found = try? await delta(asking: ask) else { return false }
    return abs(found - refused) > ServerClock.tolerance
  }

  private func delta(asking ask: @escaping @Sendable () async throws -> Int64) async throws -> Int64 {
    let (known, task) = state.withLock { state -> (Int64?, Task<Int64, any Error>?) in
      if let delta = state.delta { return (delta, nil) }
      if state.asking == nil {
        state.asking = Task { try await ask() - self.localSeconds }
      }
      return (nil, state.asking)
    }
    if let known { return known }
    guard let task else { return 0 }
    do {
      let found = try await task.value
      state.withLock { state in
        guard state.asking == task else { return }
        state.delta = found
        state.asking = nil
      }
      return found
    } catch {
      state.withLock { if $0.asking == task { $0.asking = nil } }
      throw error
    }
  }

  private var localSeconds: Int64 { Int64(now().timeIntervalSince1970.rounded(.down)) }
}
