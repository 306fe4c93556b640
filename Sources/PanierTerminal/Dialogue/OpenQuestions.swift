import Synchronization

/// The questions that stand or wait on any terminal, so that Ctrl-C ends them whoever asked.
///
/// A script that waits for the streams of a question could not hear of it.
enum OpenQuestions {
  private struct State {
    var lastNumber = 0
    var cancellations: [Int: @Sendable () -> Void] = [:]
  }

  private static let state = Mutex(State())

  /// Asks in a task that ``cancelAll()`` reaches.
  /// - Throws: what the body throws; `CancellationError` once it is cancelled.
  static func ask(_ body: @escaping @Sendable () async throws -> String?) async throws -> String? {
    let task = Task { try await body() }
    let number = state.withLock { state in
      state.lastNumber += 1
      state.cancellations[state.lastNumber] = { task.cancel() }
      return state.lastNumber
    }
    defer { state.withLock { _ = $0.cancellations.removeValue(forKey: number) } }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Ends every question without an answer.
  static func cancelAll() {
    for cancel in state.withLock({ Array($0.cancellations.values) }) { cancel() }
  }
}
