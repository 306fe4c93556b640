import Synchronization

/// Runs numbered work, as much of it at once as is measured.
/// - Parameters:
///   - count: how many pieces there are.
///   - work: does the piece with a number, from 0.
/// - Throws: what the first piece throws that fails.
func inFlight(_ count: Int, _ work: @escaping @Sendable (Int) async throws -> Void) async throws {
  let counter = Counter()
  try await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 0..<ClientBench.inFlight {
      group.addTask {
        while true {
          let index = counter.next()
          guard index < count else { return }
          try await work(index)
        }
      }
    }
    try await group.waitForAll()
  }
}

/// Hands out indexes, each once, to whoever asks.
private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  /// The next index, from 0.
  func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
}
