import Synchronization

/// Hands out indexes, each once, to whoever asks.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  /// The next index, from 0.
  func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
}
