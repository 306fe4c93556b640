import Synchronization

/// The life of a process on the stage: it may be killed at any step, and nothing leaves or is noted any more after that.
final class Life: Sendable {
  /// The process is dead.
  struct Death: Error {}

  private struct State {
    var dice: Dice
    var steps = 0
    var isDead = false
    var isBeside = false
    var isOver = false
  }

  let id: Int
  let stage: Stage
  private let last: Int?
  private let state: Mutex<State>

  /// Begins a life.
  /// - Parameters:
  ///   - id: its number on the stage.
  ///   - last: the step at which it is killed; nil for a process that ends by itself.
  init(_ id: Int, on stage: Stage, dice: Dice, diesAt last: Int?) {
    self.id = id
    self.stage = stage
    self.last = last
    state = Mutex(State(dice: dice))
  }

  var isDead: Bool { state.withLock { $0.isDead } }
  /// Whether it has neither been killed nor ended.
  var isRunning: Bool { state.withLock { !$0.isDead && !$0.isOver } }
  var name: String { "p\(id)" }

  /// Ends it by itself.
  func end() { state.withLock { $0.isOver = true } }

  /// Throws dice.
  func roll<Value: Sendable>(_ body: (inout Dice) -> Value) -> Value { state.withLock { body(&$0.dice) } }

  /// Makes a step, before which others may have their turn.
  /// - Parameter microseconds: how long it takes, and up to 20 ms more.
  /// - Throws: ``Death``, from the last step on for ever.
  func step(after microseconds: Int64 = 0) async throws {
    let pause = try state.withLock { state -> Int64? in
      guard !state.isBeside else { return nil }
      state.steps += 1
      if state.steps == last { state.isDead = true }
      if state.isDead { throw Death() }
      return microseconds + Int64(state.dice.below(20_000))
    }
    if let pause { await stage.turn(id, after: pause) }
  }

  /// Waits in virtual time.
  func sleep(_ duration: Duration) async throws {
    let (seconds, attoseconds) = duration.components
    try await step(after: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
  }

  /// Does something within one step: what another task of the process does beside.
  func beside(_ body: () async -> Void) async {
    let begins = state.withLock { state in
      defer { state.isBeside = true }
      return !state.isBeside
    }
    guard begins else { return }
    await body()
    state.withLock { $0.isBeside = false }
  }
}
