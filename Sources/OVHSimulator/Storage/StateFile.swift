import DurableFiles
import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// The file that keeps a simulator's state between runs and between programs that share it: a database of SQLite.
///
/// Each call is one transaction, which is over before the call is answered, so that `kill -9` at any instant costs at
/// most a call that was not answered. Those that place, pay or withdraw from an order are synchronised with the disk,
/// and so outlive the machine too; others outlive the program only.
///
/// Carts and orders are read when they are asked for, so that a program starts as fast with 100,000 of them as with none.
final class StateFile: Sendable {
  /// What marks a database as a simulator's state: `PnSi`.
  private static let application = 0x506E_5369
  /// The version of the tables.
  private static let version = 3

  let path: String
  private let queue: DatabaseQueue
  private let inode: ino_t
  private let failure = Mutex<SimulatorStateError?>(nil)

  /// Opens a file, or makes it.
  /// - Parameters:
  ///   - path: its path; the folder must be there.
  ///   - isLocked: whether the caller has locked the folder.
  /// - Throws: also when it holds something else; it is not changed then.
  init(path: String, isLocked: Bool = false) throws(SimulatorStateError) {
    self.path = path
    let lock = isLocked ? nil : try Self.lockFolder(of: path)
    defer { if let lock { close(lock) } }
    // Before SQLite makes it, since SQLite would let others read it.
    let made = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard made >= 0 || errno == EEXIST else { throw Self.failure(path, "cannot be made") }
    if made >= 0 { close(made) }
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(10)
    // A transaction lasts as long as a call, over several accesses.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      guard try Self.isOurs(database, path) else { return }
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { try Self.makeTables($0) }
    } catch { throw Self.converted(path, error) }
    var status = stat()
    inode = stat(path, &status) == 0 ? status.st_ino : 0
  }

  /// Lets one program at a time make a file and its tables.
  /// - Returns: the descriptor; closing it ends the lock.
  static func lockFolder(of path: String) throws(SimulatorStateError) -> Int32 {
    do { return try Folder.lock(parentOf: path) } catch {
      throw SimulatorStateError(path: path, reason: "cannot be locked: \(error)")
    }
  }

  /// Whether the path still names this file.
  var isInPlace: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_ino == inode
  }

  // MARK: - Transactions

  /// Begins a transaction, and keeps other programs away until it is over.
  /// - Returns: a number that is another one when another program has written since.
  func begin() throws(SimulatorStateError) -> Int64 {
    try access { database in
      try database.beginTransaction(.immediate)
      return try Int64.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
    }
  }

  /// Ends the transaction and keeps what it wrote.
  /// - Parameter isDurable: whether it outlives the machine too.
  func commit(isDurable: Bool) throws(SimulatorStateError) {
    try access { try $0.commit() }
    guard isDurable else { return }
    // SQLite synchronises its write-ahead log now and then only; on this one an order hangs.
    let log = Glibc.open(path + "-wal", O_RDWR | O_CLOEXEC)
    guard log >= 0 else { return }
    defer { close(log) }
    guard fdatasync(log) == 0 else { throw Self.failure(path, "cannot be written") }
  }

  /// Ends the transaction, if there is one, and forgets what it wrote.
  func rollBack() {
    failure.withLock { $0 = nil }
    try? queue.inDatabase { database in
      if database.isInsideTransaction { try database.rollback() }
    }
  }

  /// Does something in the transaction.
  func access<T>(_ body: (Database) throws -> T) throws(SimulatorStateError) -> T {
    do { return try queue.inDatabase(body) } catch { throw Self.converted(path, error) }
  }

  /// Reads in the transaction; a failure is noted for ``check()``.
  /// - Parameters:
  ///   - other: what stands for what could not be read.
  ///   - body: reads.
  func read<T>(else other: T, _ body: (Database) throws -> T) -> T {
    do throws(SimulatorStateError) { return try access(body) } catch {
      failure.withLock { $0 = $0 ?? error }
      return other
    }
  }

  /// Throws what a reading failed with, if one did.
  func check() throws(SimulatorStateError) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  // MARK: - Tables

  /// Whether a database is a simulator's state or an empty one.
  private static func isOurs(_ database: Database, _ path: String) throws -> Bool {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application == 0, version == 0, try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
      return true
    }
    guard application == Self.application else { throw SimulatorStateError(path: path, reason: Self.somethingElse) }
    guard version == Self.version else { throw SimulatorStateError(path: path, reason: otherVersion("\(version)")) }
    return true
  }

  private static func makeTables(_ database: Database) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA user_version") == 0 else { return }
    try database.execute(sql: "PRAGMA journal_mode = WAL")
    try database.inTransaction(.immediate) {
      try database.execute(
        sql: """
          CREATE TABLE part (name TEXT PRIMARY KEY, json TEXT NOT NULL);
          \(EntityFile<Cart>.definition("carts"))
          \(EntityFile<Order>.definition("orders"))
          PRAGMA application_id = \(application);
          PRAGMA user_version = \(version);
          """)
      return .commit
    }
  }

  // MARK: - Errors

  private static let somethingElse = "does not hold a simulator's state"

  private static func otherVersion(_ version: String) -> String {
    "is of version \(version), and only version \(Self.version) is read"
  }

  private static func failure(_ path: String, _ what: String) -> SimulatorStateError {
    SimulatorStateError(path: path, reason: "\(what): \(String(cString: strerror(errno)))")
  }

  private static func converted(_ path: String, _ error: any Error) -> SimulatorStateError {
    switch error {
    case let error as SimulatorStateError: return error
    case let error as DatabaseError:
      switch error.resultCode.primaryResultCode {
      case .SQLITE_BUSY:
        return SimulatorStateError(path: path, reason: "has been held by another program for ten seconds")
      case .SQLITE_NOTADB: return SimulatorStateError(path: path, reason: reason(ofNoDatabase: path))
      case .SQLITE_CORRUPT: return SimulatorStateError(path: path, reason: "is damaged")
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
        return SimulatorStateError(path: path, reason: "cannot be opened: \(error.message ?? "\(error.resultCode)")")
      default:
        return SimulatorStateError(path: path, reason: "cannot be written: \(error.message ?? "\(error.resultCode)")")
      }
    default: return SimulatorStateError(path: path, reason: "cannot be written: \(error)")
    }
  }

  /// What is wrong with a file that is no database: earlier versions wrote lines of text.
  private static func reason(ofNoDatabase path: String) -> String {
    guard let start = try? String(decoding: Data(contentsOf: URL(filePath: path)).prefix(64), as: UTF8.self),
      start.hasPrefix("panier-simulator-state ")
    else { return somethingElse }
    return otherVersion(String(start.dropFirst(23).prefix { !$0.isNewline }))
  }
}
