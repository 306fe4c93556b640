import Synchronization

/// Lets one question at a time to a terminal, in the order in which they came.
///
/// What is typed answers the question that is seen: the next one is shown when the one before is answered.
final class QuestionGate: Sendable {
  private struct Waiter {
    let ticket: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var lastTicket = 0
    /// Whose question stands on the terminal.
    var holder: Int?
    var waiting: [Waiter] = []
    /// Tickets that were given up before they stood in the line.
    var givenUp: Set<Int> = []
  }

  private let state = Mutex(State())
  private static let gates = Mutex<[Int32: QuestionGate]>([:])

  /// The gate of the terminal that a descriptor reads.
  static func of(_ input: Int32) -> QuestionGate {
    gates.withLock { gates in
      if let gate = gates[input] { return gate }
      let gate = QuestionGate()
      gates[input] = gate
      return gate
    }
  }

  /// How many questions wait for the one that stands.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Asks once every earlier question is answered.
  /// - Throws: `CancellationError` when the task is cancelled while it waits, and what the body throws.
  func pass<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
    let ticket = try await enter()
    defer { leave(ticket) }
    return try await body()
  }

  private func enter() async throws -> Int {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result = state.withLock { state -> Result<Void, any Error>? in
          if state.givenUp.remove(ticket) != nil { return .failure(CancellationError()) }
          guard state.holder != nil else {
            state.holder = ticket
            return .success(())
          }
          state.waiting.append(Waiter(ticket: ticket, continuation: continuation))
          return nil
        }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      giveUp(ticket)
    }
    return ticket
  }

  private func giveUp(_ ticket: Int) {
    let waiter = state.withLock { state -> Waiter? in
      // The question stands already: whoever reads its answer hears of the cancellation too.
      guard state.holder != ticket else { return nil }
      guard let place = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
        state.givenUp.insert(ticket)
        return nil
      }
      return state.waiting.remove(at: place)
    }
    waiter?.continuation.resume(throwing: CancellationError())
  }

  private func leave(_ ticket: Int) {
    let next = state.withLock { state -> Waiter? in
      state.givenUp.remove(ticket)
      let next = state.waiting.isEmpty ? nil : state.waiting.removeFirst()
      state.holder = next?.ticket
      return next
    }
    next?.continuation.resume()
  }
}
