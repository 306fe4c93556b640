import FoundationEssentials
import Synchronization

/// The virtual time of a run, and whose turn it is: of all processes one runs at a time, and the seed says which.
///
/// A process gives up its turn before and after every request and write, so that the run is the same however many cores
/// the machine has.
final class Stage: Sendable {
  private struct Waiting {
    var id: Int
    var wake: Int64
    var continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now: Int64
    var dice: Dice
    var waiting: [Waiting] = []
    var missing: Int
  }

  private let state: Mutex<State>

  /// Prepares a stage.
  /// - Parameters:
  ///   - processes: how many enter; nobody runs before all have.
  ///   - dice: decide whose turn it is.
  init(processes: Int, dice: Dice) {
    // 2027-01-15 08:00 UTC.
    state = Mutex(State(now: 1_800_000_000_000_000, dice: dice, missing: processes))
  }

  /// Microseconds since 1970.
  var now: Int64 { state.withLock { $0.now } }
  /// The time on the server's clock.
  var date: Date { Date(timeIntervalSince1970: Double(now) / 1_000_000) }

  /// Lets time pass while nobody runs.
  func pass(seconds: Int64) { state.withLock { $0.now += seconds * 1_000_000 } }

  /// Waits until all have entered and it is this one's turn.
  func enter(_ id: Int, after microseconds: Int64) async {
    await withCheckedContinuation { continuation in
      let next = state.withLock { state -> Waiting? in
        state.waiting.append(Waiting(id: id, wake: state.now + microseconds, continuation: continuation))
        state.missing -= 1
        guard state.missing == 0 else { return nil }
        state.waiting.sort { $0.id < $1.id }
        return Stage.next(&state)
      }
      next?.continuation.resume()
    }
  }

  /// Gives up the turn for a while, and waits for the next one.
  func turn(_ id: Int, after microseconds: Int64) async {
    let isNext = state.withLock { state -> Bool in
      let wake = state.now + microseconds
      // Nobody else is due before: the usual case, which suspends nothing.
      guard state.waiting.allSatisfy({ $0.wake > wake }) else { return false }
      state.now = wake
      return true
    }
    if isNext { return }
    await withCheckedContinuation { continuation in
      let next = state.withLock { state -> Waiting? in
        state.waiting.append(Waiting(id: id, wake: state.now + microseconds, continuation: continuation))
        return Stage.next(&state)
      }
      next?.continuation.resume()
    }
  }

  /// Ends the part of a process.
  func leave() {
    let next = state.withLock { state in state.waiting.isEmpty ? nil : Stage.next(&state) }
    next?.continuation.resume()
  }

  /// Takes one of those that are due; when nobody is, time passes until somebody is.
  private static func next(_ state: inout State) -> Waiting? {
    guard let first = state.waiting.map(\.wake).min() else { return nil }
    state.now = max(state.now, first)
    let due = state.waiting.indices.filter { state.waiting[$0].wake <= state.now }
    return state.waiting.remove(at: due[state.dice.below(due.count)])
  }
}
