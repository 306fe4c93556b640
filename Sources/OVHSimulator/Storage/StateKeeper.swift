import DurableFiles
import FoundationEssentials
import GRDB
import Glibc

/// Keeps a simulator's state in its file: strictly, where every failure is one of the call, or as well as it can.
struct StateKeeper: ~Copyable, Sendable {
  private let path: String
  /// Told what could not be kept or read; nil where that is an error.
  private let warn: (@Sendable (String) -> Void)?
  private var file: StateFile?
  private var carts: EntityFile<Cart>?
  private var orders: EntityFile<Order>?
  /// The state before the first change.
  private var initial: SimulatorState?
  /// The state as the file has it, without carts and orders, to tell changes by; nil before the first.
  private var kept: SimulatorState?
  /// What the file said when it was read; another number when another program has written since.
  private var version: Int64?
  /// Whether it was given up: the state stays in memory.
  private var isGivenUp = false

  /// Creates a keeper; nothing is opened yet.
  /// - Parameters:
  ///   - path: the path of the file.
  ///   - warn: told what could not be kept or read; nil makes it an error.
  init(path: String, warn: (@Sendable (String) -> Void)? = nil) {
    self.path = path
    self.warn = warn
  }

  /// Begins a call: locks the file and takes over what other programs have done.
  mutating func begin(_ state: inout SimulatorState) throws(SimulatorStateError) {
    guard !isGivenUp else { return }
    if initial == nil { initial = state }
    do throws(SimulatorStateError) {
      do throws(SimulatorStateError) { try catchUp(&state) } catch {
        forget()
        guard warn != nil, access(path, F_OK) == 0 else { throw error }
        try setAside(error)
        try catchUp(&state)
      }
    } catch {
      try giveUp(error, &state)
    }
  }

  /// Keeps what the call changed.
  /// - Parameter anew: whether everything was forgotten.
  mutating func keep(_ state: inout SimulatorState, anew: Bool) throws(SimulatorStateError) {
    guard let file, let carts, let orders else { return }
    do throws(SimulatorStateError) {
      try file.check()
      let changedCarts = state.carts.changes
      let changedOrders = state.orders.changes
      let known = anew ? nil : kept
      let parts = StatePart.all.filter { part in known.map { !part.isSame($0, state) } ?? true }
      if !anew, parts.isEmpty, changedCarts.put.isEmpty, changedCarts.removed.isEmpty, changedOrders.put.isEmpty {
        return
      }
      try file.access { database in
        if anew { try database.execute(sql: "DELETE FROM part; DELETE FROM carts; DELETE FROM orders") }
        for part in parts + StatePart.besides {
          try database.execute(
            sql: "INSERT OR REPLACE INTO part (name, json) VALUES (?, ?)", arguments: [part.name, part.json(state)])
        }
        try carts.write(put: changedCarts.put, removed: changedCarts.removed, database)
        try orders.write(put: changedOrders.put, removed: [], database)
      }
      try file.commit(isDurable: !changedOrders.put.isEmpty)
      if anew {
        carts.forget()
        orders.forget()
      }
      carts.remember(put: changedCarts.put, removed: changedCarts.removed, count: state.carts.count)
      orders.remember(put: changedOrders.put, removed: [], count: state.orders.count)
      settle(&state)
    } catch {
      file.rollBack()
      // What is in memory was not kept: the next call reads the file again.
      version = nil
      try giveUp(error, &state)
    }
  }

  /// Ends the call, and lets other programs at the file.
  func end() { file?.rollBack() }

  // MARK: - Reading

  private mutating func catchUp(_ state: inout SimulatorState) throws(SimulatorStateError) {
    if file?.isInPlace == false { forget() }
    if file == nil {
      if warn != nil { try makeFolders() }
      let opened = try StateFile(path: path)
      carts = EntityFile("carts", in: opened)
      orders = EntityFile("orders", in: opened)
      file = opened
    }
    guard let file, let initial else { return }
    let found = try file.begin()
    guard found != version else { return }
    carts?.forget()
    orders?.forget()
    let parts = try file.access { database in
      try Row.fetchAll(database, sql: "SELECT name, json FROM part").map { ($0["name"] as String, $0["json"] as Data) }
    }
    let kept = Dictionary(parts) { $1 }
    var read = initial
    // A file that was removed by hand begins anew, and gives out no identifier twice.
    if kept.isEmpty { read.continueIdentifiers(of: state) }
    for part in StatePart.all + StatePart.besides {
      guard let json = kept[part.name] else { continue }
      do { try part.restore(json, &read) } catch {
        throw SimulatorStateError(path: path, reason: "is damaged: its \(part.name) cannot be read")
      }
    }
    state = read
    settle(&state)
    if kept.isEmpty { self.kept = nil }
    version = found
  }

  /// Takes the state as the one that the file has.
  private mutating func settle(_ state: inout SimulatorState) {
    state.carts = EntityTable(in: carts)
    state.orders = EntityTable(in: orders)
    kept = state
  }

  private mutating func forget() {
    file?.rollBack()
    file = nil
    carts = nil
    orders = nil
    version = nil
    kept = nil
  }

  // MARK: - Failures

  /// Renames a file that cannot be read, so that a new one is begun.
  private mutating func setAside(_ error: SimulatorStateError) throws(SimulatorStateError) {
    // Under the lock of the folder another program cannot have mended it meanwhile.
    let lock = try StateFile.lockFolder(of: path)
    defer { close(lock) }
    do throws(SimulatorStateError) {
      _ = try StateFile(path: path, isLocked: true)
      return
    } catch {}
    var number = 1
    while access("\(path).damaged-\(number)", F_OK) == 0, number < 1000 { number += 1 }
    let aside = "\(path).damaged-\(number)"
    guard rename(path, aside) == 0 else { throw error }
    _ = rename(path + "-wal", aside + "-wal")
    unlink(path + "-shm")
    warn?(
      "the simulator's earlier orders could not be read: its state file \(error.reason); it was moved to '\(aside)' "
        + "and a new one is begun")
  }

  /// Goes on without a file where that is allowed.
  private mutating func giveUp(
    _ error: SimulatorStateError, _ state: inout SimulatorState
  ) throws(SimulatorStateError) {
    guard let warn else { throw error }
    warn("the simulator forgets this run's carts and orders at its end: its state file '\(path)' \(error.reason)")
    state.carts = EntityTable(copying: state.carts)
    state.orders = EntityTable(copying: state.orders)
    forget()
    isGivenUp = true
  }

  private func makeFolders() throws(SimulatorStateError) {
    do { try Folder.make(Folder.parent(of: path)) } catch {
      throw SimulatorStateError(path: path, reason: "cannot be made: its folder is not there and cannot be made either")
    }
  }
}
