import DurableFiles
public import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// The journal of purchases: what was about to be ordered, on disk before it is posted, and what became of it.
///
/// Every write is on the disk when the call returns; several processes may share one file. The file is opened, and made
/// where there is none, on first use; only its owner may read it.
public final class Journal: Sendable {
  /// The file; `:memory:` for a journal that lives as long as the value.
  public let path: String
  private let opened = Mutex<DatabaseQueue?>(nil)
  private let owner: String
  private let isRunning: @Sendable (String) -> Bool
  private let now: @Sendable () -> Date

  /// Names a journal; nothing is opened yet.
  /// - Parameters:
  ///   - path: the file; nil for a journal in memory.
  ///   - owner: what names the running process in new entries.
  ///   - isRunning: whether the process behind another entry still runs.
  ///   - now: tells the time.
  public init(
    path: String? = nil, owner: String = "", isRunning: @escaping @Sendable (String) -> Bool = { _ in false },
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.path = path ?? ":memory:"
    self.owner = owner
    self.isRunning = isRunning
    self.now = now
  }

  // MARK: Writing

  /// Notes a purchase that is about to be posted; it is on the disk when this returns.
  /// - Parameters:
  ///   - quote: what is ordered.
  ///   - endpoint: where.
  ///   - location: where the script asks.
  ///   - seconds: how far back the entries go that are judged.
  ///   - judge: throws where one of the entries forbids the purchase; no other process can note one meanwhile.
  /// - Returns: the entry's number.
  /// - Throws: what `judge` throws; ``JournalError/unusable(path:reason:)``; then nothing may be posted.
  func intend(
    _ quote: Quote, endpoint: String, location: String?, recent seconds: TimeInterval = 0,
    unless judge: ([JournalEntry]) throws -> Void = { _ in }
  ) throws -> Int64 {
    try write { database in
      try judge(self.recent(within: seconds, database))
      let entry = JournalEntry(
        id: 0, date: self.now(), endpoint: endpoint, cartID: quote.cartID, total: quote.withTax,
        lines: quote.lines.map(\.description), location: location, owner: self.owner, state: .intended)
      try entry.insert(database)
      return database.lastInsertedRowID
    }
  }

  /// Notes what became of a purchase.
  /// - Parameters:
  ///   - id: the entry.
  ///   - state: how it stands now.
  ///   - orderID: the order, if there is one.
  ///   - reason: why, in words.
  /// - Throws: ``JournalError``.
  func settle(_ id: Int64, _ state: JournalState, orderID: Int64? = nil, reason: String? = nil) throws {
    try write { database in
      try database.execute(
        sql: "UPDATE purchase SET state = ?, orderID = ?, reason = ? WHERE id = ?",
        arguments: [state.rawValue, orderID, reason, id])
      guard database.changesCount == 1 else { throw JournalError.noEntry(id: id) }
    }
  }

  /// Settles an open entry by the operator's word.
  /// - Parameters:
  ///   - id: the entry.
  ///   - orderID: the order that was made; nil where none was.
  /// - Throws: ``JournalError/settled(id:state:)`` for an entry that is not open.
  public func settle(_ id: Int64, byHandAs orderID: Int64?) throws {
    let entry = try entry(id)
    guard entry.state.isOpen else { throw JournalError.settled(id: id, state: entry.state) }
    try settle(id, orderID == nil ? .notOrdered : .ordered, orderID: orderID, reason: "settled by hand")
  }

  // MARK: Reading

  /// The entries, newest first.
  /// - Parameters:
  ///   - limit: how many at most; nil for all.
  ///   - onlyOpen: whether settled ones are left out.
  /// - Throws: ``JournalError/unusable(path:reason:)``.
  public func entries(limit: Int? = nil, onlyOpen: Bool = false) throws -> [JournalEntry] {
    try read { database in
      let condition = onlyOpen ? "WHERE state IN ('intended', 'unknown')" : ""
      return try Row.fetchAll(
        database, sql: "SELECT * FROM purchase \(condition) ORDER BY id DESC LIMIT ?", arguments: [limit ?? -1]
      ).map(JournalEntry.init)
    }
  }

  /// What is open, and what was ordered a short while ago, newest first.
  /// - Parameter seconds: how long ago an order was made at most.
  func recent(within seconds: TimeInterval) throws -> [JournalEntry] {
    try read { try self.recent(within: seconds, $0) }
  }

  private func recent(within seconds: TimeInterval, _ database: Database) throws -> [JournalEntry] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM purchase WHERE state IN ('intended', 'unknown') OR (state = 'ordered' AND date >= ?)
        ORDER BY id DESC
        """,
      arguments: [now().timeIntervalSince1970 - seconds]
    ).map(JournalEntry.init)
  }

  /// One entry.
  /// - Parameter id: its number.
  /// - Throws: ``JournalError/noEntry(id:)``.
  public func entry(_ id: Int64) throws -> JournalEntry {
    guard
      let entry = try read({
        try Row.fetchOne($0, sql: "SELECT * FROM purchase WHERE id = ?", arguments: [id]).map(JournalEntry.init)
      })
    else { throw JournalError.noEntry(id: id) }
    return entry
  }

  /// Whether the process behind an entry may still be at work on it.
  func isUnderWay(_ entry: JournalEntry) -> Bool {
    entry.state == .intended && isRunning(entry.owner)
  }

  // MARK: The file

  private func database() throws -> DatabaseQueue {
    try opened.withLock { opened in
      if let opened { return opened }
      let database = try open()
      opened = database
      return database
    }
  }

  private func open() throws -> DatabaseQueue {
    // One process at a time makes the file and its tables. The folder is what is locked: closing a descriptor of the
    // file itself would take SQLite's locks away.
    let lock = try path == ":memory:" ? nil : Journal.lockFolder(of: path)
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
    let migrator = Journal.migrator
    guard try !database.read({ try migrator.hasBeenSuperseded($0) }) else { throw JournalError.newer(path: path) }
    try migrator.migrate(database)
    return database
  }

  private static func lockFolder(of path: String) throws -> Int32 {
    let folder = Folder.parent(of: path)
    try Folder.make(folder)
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw SystemError() }
    return descriptor
  }

  private func read<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try database().read(body) } catch { throw Journal.unusable(path, error) }
  }

  private func write<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try database().write(body) } catch let refusal as PurchaseRefusal { throw refusal } catch {
      throw Journal.unusable(path, error)
    }
  }

  private static func unusable(_ path: String, _ error: any Error) -> JournalError {
    switch error {
    case let error as JournalError: error
    case let error as DatabaseError: .unusable(path: path, reason: error.message ?? "\(error.resultCode)")
    default: .unusable(path: path, reason: "\(error)")
    }
  }
}
