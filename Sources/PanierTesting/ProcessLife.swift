public import FoundationEssentials
public import OVHClient
public import PanierOrdering
import Synchronization

/// The life of a simulated process: it dies at a chosen step, and nothing leaves or is noted any more after that.
///
/// A step is each moment right before and right after a request or a write, so that every gap between two steps of a
/// purchase can be the last one.
public final class ProcessLife: Sendable {
  /// The process is dead.
  public struct Death: Error {}

  private let state = Mutex((steps: 0, isDead: false))
  private let last: Int?

  /// Begins a life.
  /// - Parameter last: the number of the step at which it ends; nil for a process that lives on.
  public init(diesAt last: Int? = nil) { self.last = last }

  /// How many steps it has made.
  public var steps: Int { state.withLock { $0.steps } }
  /// Whether it has died.
  public var isDead: Bool { state.withLock { $0.isDead } }

  /// Makes a step.
  /// - Throws: ``Death``, from the last step on for ever.
  public func step() throws {
    try state.withLock { state in
      state.steps += 1
      if state.steps == last { state.isDead = true }
      if state.isDead { throw Death() }
    }
  }
}

/// The requests of a process that may die.
public struct MortalTransport: Transport {
  private let inner: any Transport
  private let life: ProcessLife

  /// Wraps a transport.
  public init(_ inner: any Transport, life: ProcessLife) {
    self.inner = inner
    self.life = life
  }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    try life.step()
    let answer = try await inner.send(request)
    try life.step()
    return answer
  }
}

/// The ledger as a process sees it that may die, and whose disk may fail.
public struct MortalLedger: Ledger {
  /// A write that fails.
  public struct DiskFault: Sendable {
    /// The number of the write, from 1.
    public var write: Int
    /// Whether the write reaches the disk all the same, and only its answer is an error.
    public var reachesTheDisk: Bool
    /// Whether all writes after it fail too.
    public var stays: Bool

    /// Creates a fault.
    public init(write: Int, reachesTheDisk: Bool = false, stays: Bool = false) {
      self.write = write
      self.reachesTheDisk = reachesTheDisk
      self.stays = stays
    }
  }

  private final class Writes: Sendable {
    let count = Mutex(0)
  }

  private let inner: any Ledger
  private let life: ProcessLife
  private let fault: DiskFault?
  private let writes = Writes()

  /// Wraps a ledger.
  /// - Parameters:
  ///   - inner: the ledger.
  ///   - life: the life of the process.
  ///   - fault: the write that fails; nil for a sound disk.
  public init(_ inner: any Ledger, life: ProcessLife = ProcessLife(), fault: DiskFault? = nil) {
    self.inner = inner
    self.life = life
    self.fault = fault
  }

  /// How many writes were made.
  public var writeCount: Int { writes.count.withLock { $0 } }

  public var settling: TimeInterval { inner.settling }

  public func judge(_ intent: PurchaseIntent) async throws {
    try life.step()
    try await inner.judge(intent)
  }

  public func hold(_ intent: PurchaseIntent, lease: TimeInterval) async throws -> LedgerTicket {
    try await write { try await inner.hold(intent, lease: lease) }
  }

  public func extend(_ ticket: LedgerTicket, lease: TimeInterval) async throws -> Bool {
    try await write { try await inner.extend(ticket, lease: lease) }
  }

  public func permit(_ ticket: LedgerTicket, posted: Date) async throws -> Bool {
    try await write { try await inner.permit(ticket, posted: posted) }
  }

  public func settle(_ ticket: LedgerTicket, _ ending: PurchaseEnding) async throws {
    try await write { try await inner.settle(ticket, ending) }
  }

  public func settle(_ entry: Int64, _ ending: PurchaseEnding) async throws {
    try await write { try await inner.settle(entry, ending) }
  }

  public func late(_ entry: Int64, orderID: Int64?, total: Money?) async throws {
    try await write { try await inner.late(entry, orderID: orderID, total: total) }
  }

  public func settle(_ entry: Int64, byHandAs orderID: Int64?) async throws {
    try await write { try await inner.settle(entry, byHandAs: orderID) }
  }

  public func isUnderWay(_ entry: LedgerEntry) -> Bool { inner.isUnderWay(entry) }

  public func entries(_ filter: LedgerFilter) async throws -> [LedgerEntry] {
    try life.step()
    return try await inner.entries(filter)
  }

  public func entry(_ id: Int64) async throws -> LedgerEntry {
    try life.step()
    return try await inner.entry(id)
  }

  public func history(of entry: Int64) async throws -> [LedgerEvent] {
    try life.step()
    return try await inner.history(of: entry)
  }

  public func known(_ orders: [Int64], in scope: LedgerScope) async throws -> Set<Int64> {
    try life.step()
    return try await inner.known(orders, in: scope)
  }

  public func budgets(at place: String) async throws -> [BudgetStanding] {
    try life.step()
    return try await inner.budgets(at: place)
  }

  private func write<Result>(_ body: () async throws -> Result) async throws -> Result {
    try life.step()
    let number = writes.count.withLock { count in
      count += 1
      return count
    }
    let fails = fault.map { number == $0.write || ($0.stays && number > $0.write) } ?? false
    if fails, fault?.reachesTheDisk != true { throw Self.full }
    let result = try await body()
    if fails { throw Self.full }
    try life.step()
    return result
  }

  private static let full = LedgerError.unusable(path: "journal.sqlite", reason: "database or disk is full")
}
