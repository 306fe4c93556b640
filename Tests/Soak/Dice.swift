import OVHSimulator

/// All chance of a run: its whole future is its seed.
struct Dice: RandomNumberGenerator, Sendable {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  /// Whether something happens that does in so many of a hundred cases.
  mutating func happens(_ percent: UInt64) -> Bool { next() % 100 < percent }

  /// A number from 0 to below a limit.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// One of some values.
  mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  /// A generator of its own for a part of the run.
  mutating func split() -> Dice { Dice(seed: next()) }
}
