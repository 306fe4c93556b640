import DurableFiles
import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// The file of a ledger: opened on first use, private to its owner, and durable with every write.
final class LedgerFile: Sendable {
  let path: String
  private let mark: BookMark?
  private let opened = Mutex<DatabaseQueue?>(nil)

  /// - Parameters:
  ///   - path: the file; `:memory:` for none.
  ///   - mark: where it is kept which book the month's budget is counted in; nil where that does not matter.
  init(path: String, mark: BookMark? = nil) {
    self.path = path
    self.mark = mark
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try database().read(body) } catch { throw LedgerFile.converted(path, error) }
  }

  func write<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      // Locked from its start: what is judged in it cannot change before it is noted.
      return try database().writeWithoutTransaction { database in
        var result: T?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        guard let result else { throw LedgerError.unusable(path: path, reason: "nothing was written") }
        return result
      }
    } catch { throw LedgerFile.converted(path, error) }
  }

  private func database() throws -> DatabaseQueue {
    try opened.withLock { opened in
      if let opened { return opened }
      let database = try open()
      opened = database
      return database
    }
  }

  private func open() throws -> DatabaseQueue {
    // One process at a time makes the file and its tables.
    if path != ":memory:" { try Folder.make(Folder.parent(of: path)) }
    let lock = try path == ":memory:" ? nil : Folder.lock(parentOf: path)
    defer { if let lock { close(lock) } }
    var configuration = Configuration()
    // Several processes may order at once: each waits for the other's write.
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    let database: DatabaseQueue
    if path == ":memory:" {
      database = try DatabaseQueue(configuration: configuration)
    } else {
      // Before SQLite does, since SQLite would let others read it and would follow a link.
      try OwnFile.claim(path)
      database = try DatabaseQueue(path: path, configuration: configuration)
    }
    let migrator = LedgerFile.migrator
    guard try !database.read({ try migrator.hasBeenSuperseded($0) }) else { throw LedgerError.newer(path: path) }
    try migrator.migrate(database)
    if let mark, let id = try database.read({ try String.fetchOne($0, sql: "SELECT id FROM book") }) {
      try mark.check(id, of: path)
    }
    return database
  }

  private static func converted(_ path: String, _ error: any Error) -> any Error {
    switch error {
    case is LedgerError, is LedgerRefusal: error
    case let error as DatabaseError:
      LedgerError.unusable(path: path, reason: error.message ?? "\(error.resultCode)")
    default: LedgerError.unusable(path: path, reason: "\(error)")
    }
  }
}
