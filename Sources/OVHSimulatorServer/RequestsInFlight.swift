import Synchronization

/// Counts the requests that are being answered, so that a server can end when the last answer is out.
final class RequestsInFlight: Sendable {
  private struct State {
    var count = 0
    var isGivenUp = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  /// One request, from its arrival until its answer is out or given up: until nobody holds this any more.
  final class Ticket: Sendable {
    private let owner: RequestsInFlight

    fileprivate init(_ owner: RequestsInFlight) { self.owner = owner }

    deinit { owner.end() }
  }

  private let state = Mutex(State())

  /// Counts a request.
  func begin() -> Ticket {
    state.withLock { $0.count += 1 }
    return Ticket(self)
  }

  /// Returns when no request is being answered, or after a time.
  /// - Parameter limit: how long to wait at most.
  func drain(within limit: Duration) async {
    let timer = Task {
      try await Task.sleep(for: limit)
      release { $0.isGivenUp = true }
    }
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.count == 0 || state.isGivenUp { return true }
        state.waiting.append(continuation)
        return false
      }
      if isOver { continuation.resume() }
    }
    timer.cancel()
  }

  private func end() { release { $0.count -= 1 } }

  private func release(_ change: (inout State) -> Void) {
    let released = state.withLock { state in
      change(&state)
      guard state.count == 0 || state.isGivenUp else { return [CheckedContinuation<Void, Never>]() }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in released { continuation.resume() }
  }
}
