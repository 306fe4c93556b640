import FoundationEssentials
import PanierOrdering
import Synchronization

/// The ledger as a process sees it that may be killed, and whose disk may fail; every change is told to the history.
final class SoakLedger: Ledger {
  /// A write that fails.
  struct DiskFault: Sendable {
    /// The number of the write, from 1.
    var write: Int
    /// Whether the write reaches the disk all the same, and only its answer is an error.
    var reachesTheDisk: Bool
    /// Whether all writes after it fail too.
    var stays: Bool
    /// What the system says.
    var reason: String
  }

  private let inner: SQLiteLedger
  private let life: Life
  private let history: History
  private let fault: DiskFault?
  private let writes = Mutex(0)

  init(_ inner: SQLiteLedger, life: Life, history: History, fault: DiskFault?) {
    self.inner = inner
    self.life = life
    self.history = history
    self.fault = fault
  }

  var settling: TimeInterval { inner.settling }

  func isUnderWay(_ entry: LedgerEntry) -> Bool { inner.isUnderWay(entry) }

  func judge(_ intent: PurchaseIntent) async throws {
    try await life.step()
    try await inner.judge(intent)
  }

  func hold(_ intent: PurchaseIntent, lease: TimeInterval) async throws -> LedgerTicket {
    try await write {
      let ticket = try await inner.hold(intent, lease: lease)
      history.held(ticket.entry, intent, by: life)
      return ticket
    }
  }

  func extend(_ ticket: LedgerTicket, lease: TimeInterval) async throws -> Bool {
    try await write { try await inner.extend(ticket, lease: lease) }
  }

  func permit(_ ticket: LedgerTicket, posted: Date) async throws -> Bool {
    try await write {
      let isPermitted = try await inner.permit(ticket, posted: posted)
      try await note(ticket.entry)
      return isPermitted
    }
  }

  func settle(_ ticket: LedgerTicket, _ ending: PurchaseEnding) async throws {
    try await write {
      try await inner.settle(ticket, ending)
      try await note(ticket.entry)
    }
  }

  func settle(_ entry: Int64, _ ending: PurchaseEnding) async throws {
    try await write {
      try await inner.settle(entry, ending)
      try await note(entry)
    }
  }

  func late(_ entry: Int64, orderID: Int64?, total: Money?) async throws {
    try await write {
      try await inner.late(entry, orderID: orderID, total: total)
      try await note(entry)
    }
  }

  func settle(_ entry: Int64, byHandAs orderID: Int64?) async throws {
    try await write {
      try await inner.settle(entry, byHandAs: orderID)
      try await note(entry)
    }
  }

  func entries(_ filter: LedgerFilter) async throws -> [LedgerEntry] {
    try await life.step()
    return try await inner.entries(filter)
  }

  func entry(_ id: Int64) async throws -> LedgerEntry {
    try await life.step()
    return try await inner.entry(id)
  }

  func history(of entry: Int64) async throws -> [LedgerEvent] { try await inner.history(of: entry) }

  func known(_ orders: [Int64], in scope: LedgerScope) async throws -> Set<Int64> {
    try await life.step()
    return try await inner.known(orders, in: scope)
  }

  func budgets(at place: String) async throws -> [BudgetStanding] { try await inner.budgets(at: place) }

  private func note(_ entry: Int64) async throws { history.changed(try await inner.entry(entry), by: life) }

  private func write<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
    try await life.step()
    let number = writes.withLock { writes in
      writes += 1
      return writes
    }
    let fails = fault.map { number == $0.write || ($0.stays && number > $0.write) } ?? false
    let error = LedgerError.unusable(path: "journal.sqlite", reason: fault?.reason ?? "")
    if fails, fault?.reachesTheDisk != true { throw error }
    let result = try await body()
    if fails { throw error }
    try await life.step()
    return result
  }
}
