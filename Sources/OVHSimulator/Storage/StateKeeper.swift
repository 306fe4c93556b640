import DurableFiles
import FoundationEssentials
import Glibc

/// Keeps a simulator's state in its log: strictly, where every failure is one of the call, or as well as it can.
struct StateKeeper: ~Copyable, Sendable {
  private let path: String
  /// Told what could not be kept or read; nil where that is an error.
  private let warn: (@Sendable (String) -> Void)?
  private var log: StateLog?
  /// The state before the first change.
  private var initial: SimulatorState?
  /// Whether it was given up: the state stays in memory.
  private var isGivenUp = false

  /// Creates a keeper; nothing is opened yet.
  /// - Parameters:
  ///   - path: the path of the log.
  ///   - warn: told what could not be kept or read; nil makes it an error.
  init(path: String, warn: (@Sendable (String) -> Void)? = nil) {
    self.path = path
    self.warn = warn
  }

  /// Locks the log and takes over what other programs have done.
  mutating func begin(_ state: inout SimulatorState) throws(SimulatorStateError) {
    guard !isGivenUp else { return }
    let before = initial ?? state
    initial = before
    do throws(SimulatorStateError) {
      if log == nil {
        if warn != nil { try makeFolders() }
        log = try StateLog(path: path, initial: before)
      }
      try log?.lock()
      do throws(SimulatorStateError) { try log?.catchUp(&state, initial: before) } catch {
        guard warn != nil else {
          log?.unlock()
          throw error
        }
        try setAside(error, &state, before)
      }
    } catch {
      try giveUp(error, &state)
    }
  }

  /// Keeps what changed.
  /// - Parameter anew: whether everything was forgotten.
  mutating func keep(_ state: inout SimulatorState, anew: Bool) throws(SimulatorStateError) {
    do throws(SimulatorStateError) {
      if anew { try log?.rewrite(&state) } else { try log?.keep(&state) }
    } catch {
      try giveUp(error, &state)
    }
  }

  /// Lets other programs at the log.
  func end() { log?.unlock() }

  /// Renames a log that cannot be read, and begins a new one; called under the lock.
  private mutating func setAside(
    _ error: SimulatorStateError, _ state: inout SimulatorState, _ before: SimulatorState
  ) throws(SimulatorStateError) {
    var number = 1
    while access("\(path).damaged-\(number)", F_OK) == 0, number < 1000 { number += 1 }
    let aside = "\(path).damaged-\(number)"
    guard rename(path, aside) == 0 else { throw error }
    warn?(
      "the simulator's earlier orders could not be read: its state file \(error.reason); it was moved to '\(aside)' "
        + "and a new one is begun")
    state = before
    try log?.catchUp(&state, initial: before)
  }

  /// Goes on without a file where that is allowed.
  private mutating func giveUp(
    _ error: SimulatorStateError, _ state: inout SimulatorState
  ) throws(SimulatorStateError) {
    guard let warn else { throw error }
    warn("the simulator forgets this run's carts and orders at its end: its state file '\(path)' \(error.reason)")
    log = nil
    isGivenUp = true
    state.recordsChanges = false
  }

  private func makeFolders() throws(SimulatorStateError) {
    do { try Folder.make(Folder.parent(of: path)) } catch {
      throw SimulatorStateError(path: path, reason: "cannot be made: its folder is not there and cannot be made either")
    }
  }
}
