public import FoundationEssentials
import GRDB

/// The ledger of one machine: a file of SQLite that its processes share.
///
/// The file is opened, and made where there is none, on first use; only its owner may read it. A process that ended is
/// known by its stamp, so that what it held is free at once and need not wait for a lease.
public final class SQLiteLedger: Ledger {
  /// How far back what was bought counts as the same, in seconds.
  static let window: TimeInterval = 24 * 3600

  /// The file; `:memory:` for a ledger that lives as long as the value.
  public var path: String { file.path }
  /// How long after the posting an order may still come to be, in seconds.
  public let settling: TimeInterval
  let file: LedgerFile
  let owner: String
  /// What the operator allows each month.
  let limits: [Budget]
  let now: @Sendable () -> Date
  private let isRunning: @Sendable (String) -> Bool

  /// Names a ledger; nothing is opened yet.
  /// - Parameters:
  ///   - path: the file; nil for a ledger in memory.
  ///   - settling: how long after the posting an order may still come to be, in seconds.
  ///   - owner: what names the running process in entries.
  ///   - budgets: the limits of the month.
  ///   - mark: where it is kept which journal the month is counted in; nil where that does not matter.
  ///   - isRunning: whether the process of another entry still runs.
  ///   - now: tells the time.
  public convenience init(
    path: String? = nil, settling: TimeInterval = 15 * 60, owner: String = "this process", budgets: [Budget] = [],
    mark: BookMark? = nil,
    isRunning: @escaping @Sendable (String) -> Bool = { _ in false }, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.init(
      file: LedgerFile(path: path ?? ":memory:", mark: mark), settling: settling, owner: owner, limits: budgets,
      isRunning: isRunning, now: now)
  }

  private init(
    file: LedgerFile, settling: TimeInterval, owner: String, limits: [Budget],
    isRunning: @escaping @Sendable (String) -> Bool, now: @escaping @Sendable () -> Date
  ) {
    self.limits = limits.sorted { $0.name < $1.name }
    self.file = file
    self.settling = settling
    self.owner = owner
    self.isRunning = isRunning
    self.now = now
  }

  /// The same ledger as another process sees it; one in memory can only be shared in this way.
  /// - Parameters:
  ///   - owner: what names the other process in entries.
  ///   - isRunning: whether the process of another entry still runs.
  public func seen(by owner: String, isRunning: @escaping @Sendable (String) -> Bool) -> SQLiteLedger {
    SQLiteLedger(file: file, settling: settling, owner: owner, limits: limits, isRunning: isRunning, now: now)
  }

  public func isUnderWay(_ entry: LedgerEntry) -> Bool {
    (entry.state == .held || entry.state == .posting) && entry.lease > now()
      && (entry.owner == owner || entry.isHeldByPlan || isRunning(entry.owner))
  }

  // MARK: Before it is sent

  public func judge(_ intent: PurchaseIntent) async throws {
    try file.read { database in
      let planned = try self.judge(intent, database) { _, _ in }
      let charge = try self.charge(of: intent, database)
      do { try self.requireRoom(charge, for: intent, without: planned, database) } catch is LedgerRefusal {
        try self.requireRoom(charge, for: intent, without: planned + (try self.abandoned(database)), database)
      }
    }
  }

  public func hold(_ intent: PurchaseIntent, lease: TimeInterval) async throws -> LedgerTicket {
    try file.write { database in
      let free = { (left: LedgerEntry, reason: String) in
        try self.change(left, to: .expired, reason: reason, database)
      }
      _ = try self.judge(intent, database, free: free)
      let charge = try self.charge(of: intent, database)
      do { try self.requireRoom(charge, for: intent, database) } catch is LedgerRefusal {
        // What ended processes held is looked for only where it decides.
        for left in try self.abandoned(database) { try free(left, left.reasonLeft) }
        try self.requireRoom(charge, for: intent, database)
      }
      let (date, owner) = (self.now(), intent.owner(self.owner))
      try LedgerRow.insert(
        intent, charge: charge, owner: owner, date: date, lease: date + lease, database)
      let id = database.lastInsertedRowID
      try SpendingRow.add(
        reserved: charge.ucents, of: charge.currency, to: self.account(of: intent, at: date), database)
      for thing in intent.things { try ThingRow.insert(thing, of: id, in: intent.scope, database) }
      for contract in intent.contracts { try ContractRow.insert(contract, of: id, database) }
      try HistoryRow.insert(of: id, self.owner, date, database)
      return LedgerTicket(entry: id, epoch: 1, owner: owner)
    }
  }

  public func extend(_ ticket: LedgerTicket, lease: TimeInterval) async throws -> Bool {
    try file.write { database in
      guard let entry = try self.own(ticket, database), entry.state == .held || entry.state == .posting else {
        return false
      }
      try database.execute(
        sql: "UPDATE entry SET lease = ? WHERE id = ?",
        arguments: [(self.now() + lease).timeIntervalSince1970, ticket.entry])
      return true
    }
  }

  public func permit(_ ticket: LedgerTicket, posted: Date) async throws -> Bool {
    try file.write { database in
      guard let entry = try self.own(ticket, database), entry.state == .held || entry.state == .posting,
        entry.lease > self.now()
      else { return false }
      // From here on its owner is at work for as long as the answer may take, and the looks after it.
      try database.execute(
        sql: "UPDATE entry SET posted = ?, lease = ? WHERE id = ?",
        arguments: [
          posted.timeIntervalSince1970, (self.now() + SQLiteLedger.postingLease).timeIntervalSince1970, ticket.entry,
        ])
      try self.change(entry, to: .posting, database)
      return true
    }
  }

  /// For how long a posting is its owner's, in seconds: longer than an answer is waited for.
  private static let postingLease: TimeInterval = 600

  // MARK: After it was sent

  public func settle(_ ticket: LedgerTicket, _ ending: PurchaseEnding) async throws {
    try file.write { database in
      guard let entry = try self.own(ticket, database) else { throw LedgerError.notYours(id: ticket.entry) }
      try self.settle(entry, ending, database)
    }
  }

  public func settle(_ id: Int64, _ ending: PurchaseEnding) async throws {
    try file.write { database in
      let entry = try LedgerRow.entry(id, database)
      guard !self.isUnderWay(entry) else { throw LedgerError.notYours(id: id) }
      if case .refused = ending { throw LedgerError.notYours(id: id) }
      try self.settle(entry, ending, database)
    }
  }

  public func late(_ id: Int64, orderID: Int64?, total: Money?) async throws {
    try file.write { database in
      let entry = try LedgerRow.entry(id, database)
      guard entry.state == .notOrdered else { throw LedgerError.settled(id: id, state: entry.state) }
      try self.charge(entry, orderID, total, "found after it was believed not to be ordered", database)
    }
  }

  public func settle(_ id: Int64, byHandAs orderID: Int64?) async throws {
    try file.write { database in
      let entry = try LedgerRow.entry(id, database)
      guard entry.state.isOpen else { throw LedgerError.settled(id: id, state: entry.state) }
      guard !self.isUnderWay(entry) else { throw LedgerError.notYours(id: id) }
      if let orderID {
        try self.charge(entry, orderID, nil, "settled by hand", database)
      } else if entry.state == .held {
        try self.change(entry, to: .expired, reason: "settled by hand", database)
      } else {
        // The operator's clock may be ahead of the server's: the later of both moments counts.
        try self.requireSettled(entry, at: self.now(), since: max(entry.posted ?? entry.date, entry.date))
        try self.change(entry, to: .notOrdered, reason: "settled by hand", database)
      }
    }
  }

  private func settle(_ entry: LedgerEntry, _ ending: PurchaseEnding, _ database: Database) throws {
    guard entry.state.isOpen else { throw LedgerError.settled(id: entry.id, state: entry.state) }
    switch ending {
    case .ordered(let orderID, let total, let reason): try charge(entry, orderID, total, reason, database)
    case .refused(let reason):
      // What was lost once is never certain again.
      guard entry.state != .unknown else { throw LedgerError.settled(id: entry.id, state: entry.state) }
      try change(entry, to: .refused, reason: reason, database)
    case .expired(let reason):
      guard entry.state == .held else { throw LedgerError.settled(id: entry.id, state: entry.state) }
      try change(entry, to: .expired, reason: reason, database)
    case .unknown(let reason):
      guard entry.state != .held else { throw LedgerError.settled(id: entry.id, state: entry.state) }
      guard entry.state != .unknown || entry.reason != reason else { return }
      try change(entry, to: .unknown, reason: reason, database)
    case .notOrdered(let moment, let reason):
      guard entry.state != .held else { throw LedgerError.settled(id: entry.id, state: entry.state) }
      try requireSettled(entry, at: moment, since: entry.posted ?? entry.date)
      try change(entry, to: .notOrdered, reason: reason, database)
    }
  }

  /// The entries whose order is their own: one that is paid or withdrawn from has another entry.
  static let makesOrder =
    "kind IN (\(PurchaseKind.allCases.filter(\.makesOrder).map { "'\($0.rawValue)'" }.joined(separator: ", ")))"

  private func requireSettled(_ entry: LedgerEntry, at moment: Date, since posted: Date) throws {
    let until = posted + settling
    guard moment >= until else { throw LedgerError.tooEarly(id: entry.id, until: until) }
  }

  /// Notes the order and what it really costs, above any limit too.
  private func charge(
    _ entry: LedgerEntry, _ orderID: Int64?, _ total: Money?, _ reason: String?, _ database: Database
  ) throws {
    if let orderID, entry.kind.makesOrder {
      let other = try Int64.fetchOne(
        database,
        sql: "SELECT id FROM entry WHERE place = ? AND account = ? AND \(Self.makesOrder) AND orderID = ? AND id <> ?",
        arguments: [entry.scope.place, entry.scope.account, orderID, entry.id])
      if let other { throw LedgerError.orderTaken(orderID: orderID, entry: other) }
    }
    let charge = total.map { entry.charge(for: $0) } ?? entry.charge
    let total = total ?? entry.total
    let isOverrun = total.currency != entry.total.currency || total.ucents > entry.total.ucents
    try database.execute(
      sql: "UPDATE entry SET orderID = ?, ucents = ?, currency = ?, isOverrun = ?, charge = ? WHERE id = ?",
      arguments: [orderID, total.ucents, total.currency, isOverrun, charge.ucents, entry.id])
    try change(entry, to: .ordered, charging: charge, reason: reason, database)
  }

  // MARK: Reading

  public func entries(_ filter: LedgerFilter) async throws -> [LedgerEntry] {
    try file.read { try LedgerRow.entries(filter, $0) }
  }

  public func entry(_ id: Int64) async throws -> LedgerEntry {
    try file.read { try LedgerRow.entry(id, $0) }
  }

  public func history(of id: Int64) async throws -> [LedgerEvent] {
    try file.read { try HistoryRow.events(of: id, $0) }
  }

  public func known(_ orders: [Int64], in scope: LedgerScope) async throws -> Set<Int64> {
    try file.read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT 1 FROM entry WHERE place = ? AND account IN (?, '') AND \(Self.makesOrder) AND orderID = ? LIMIT 1"
      )
      return try Set(
        orders.filter {
          try Bool.fetchOne(statement, arguments: [scope.place, scope.account, $0]) != nil
        })
    }
  }

  public func budgets(at place: String) async throws -> [BudgetStanding] {
    let (month, purse) = (BudgetMonth(of: now()), LedgerScope.purse(of: place))
    return try file.read { database in
      let abandoned = try self.abandoned(database)
      return try self.limits.map { limit in
        let account = SpendingRow.Account(budgets: [limit.name], month: month, purse: purse)
        return try self.standing(limit, account, without: abandoned, database)
      }
    }
  }

  // MARK: Steps

  /// The entry of a ticket, unless it went to another.
  private func own(_ ticket: LedgerTicket, _ database: Database) throws -> LedgerEntry? {
    let entry = try LedgerRow.entry(ticket.entry, database)
    return entry.epoch == ticket.epoch && entry.owner == ticket.owner ? entry : nil
  }

  /// Gives an entry another state, books its money accordingly, and adds that to the history.
  private func change(
    _ entry: LedgerEntry, to state: LedgerState, charging charge: Money? = nil, reason: String? = nil,
    _ database: Database
  ) throws {
    try book(entry, as: state, charge, database)
    let date = now()
    try database.execute(
      sql: "UPDATE entry SET state = ?, reason = ? WHERE id = ?",
      arguments: [state.rawValue, reason.map(LedgerLine.oneLine), entry.id])
    try database.execute(
      sql: "UPDATE thing SET isOpen = ?, bought = ? WHERE entry = ?",
      arguments: [state.isOpen, state == .ordered ? entry.date.timeIntervalSince1970 : nil, entry.id])
    try HistoryRow.insert(of: entry.id, owner, date, database)
  }
}
