import DurableFiles
import FoundationEssentials
import Glibc
import Synchronization

/// The ending of a purchase that its ledger could not take.
struct Receipt: Codable, Sendable, Hashable {
  let entry: Int64
  /// With ``owner`` the ticket of the entry; nil in a receipt of an earlier version.
  let epoch: Int64?
  let owner: String?
  let orderID: Int64?
  let total: Money?
  let reason: String

  init?(_ ticket: LedgerTicket, _ ending: PurchaseEnding) {
    // Only a fact is worth keeping; everything else is found out from the API's records.
    guard case .ordered(let orderID, let total, let reason) = ending else { return nil }
    entry = ticket.entry
    epoch = ticket.epoch
    owner = ticket.owner
    self.orderID = orderID
    self.total = total
    self.reason = reason ?? "delivered late by a receipt"
  }

  /// The right of the process that wrote it to settle the entry, whose lease another ledger may still be waiting for.
  var ticket: LedgerTicket? {
    guard let epoch, let owner else { return nil }
    return LedgerTicket(entry: entry, epoch: epoch, owner: owner)
  }

  var ending: PurchaseEnding { .ordered(orderID: orderID, total: total, reason: reason) }
}

/// Receipts on disk, beside the ledger, until it has taken them: several processes write to the file.
public final class ReceiptFile: Sendable {
  private let path: String
  private let tell: @Sendable (_ entry: Int64) -> Void
  private let lock = Mutex<Void>(())

  /// Names the file; it is made by the first receipt.
  /// - Parameters:
  ///   - path: the file.
  ///   - tell: told of the entry of each receipt that is written.
  public init(path: String, tell: @escaping @Sendable (_ entry: Int64) -> Void = { _ in }) {
    self.path = path
    self.tell = tell
  }

  /// Whether receipts wait.
  package var isEmpty: Bool { !FileManager.default.fileExists(atPath: path) }

  /// Writes a receipt and waits until it is on the disk; what cannot be written is found out from the API's records.
  func add(_ receipt: Receipt?) {
    guard let receipt, let json = try? JSONEncoder().encode(receipt) else { return }
    tell(receipt.entry)
    try? Folder.make(Folder.parent(of: path))
    alone {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      // A line of its own, also after one that a full disk cut off.
      let lineEnd = [UInt8(ascii: "\n")]
      try? WholeFile.write(lineEnd + Array(json) + lineEnd, to: descriptor)
      fsync(descriptor)
      Folder.sync(Folder.parent(of: path))
    }
  }

  /// Hands the receipts to a ledger that takes them again, and removes those that it has taken.
  package func deliver(to ledger: any Ledger) async {
    var taken: Set<Receipt> = []
    for receipt in alone({ kept() }) where await Self.isTaken(receipt, by: ledger) { taken.insert(receipt) }
    guard !taken.isEmpty else { return }
    alone {
      // Read again: another process may have added to it meanwhile.
      let left = kept().filter { !taken.contains($0) }.compactMap { try? JSONEncoder().encode($0) }
      guard !left.isEmpty else {
        unlink(path)
        return
      }
      try? WholeFile.replace(
        path, draft: path + ".draft", permissions: 0o600, with: left.map { Array($0) + [UInt8(ascii: "\n")] })
    }
  }

  /// Whether the ledger knows now of the order that a receipt tells of; everything else may be tried again later.
  private static func isTaken(_ receipt: Receipt, by ledger: any Ledger) async -> Bool {
    do {
      do {
        guard let ticket = receipt.ticket else { throw LedgerError.notYours(id: receipt.entry) }
        try await ledger.settle(ticket, receipt.ending)
      } catch LedgerError.notYours { try await ledger.settle(receipt.entry, receipt.ending) }
      return true
    } catch LedgerError.settled(_, .ordered), LedgerError.orderTaken {
      return true
    } catch LedgerError.settled(_, .notOrdered) {
      // Somebody looked at the records in between, and did not find it.
      do {
        try await ledger.late(receipt.entry, orderID: receipt.orderID, total: receipt.total)
        return true
      } catch { return false }
    } catch { return false }
  }

  private func kept() -> [Receipt] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONDecoder().decode(Receipt.self, from: $0) }
  }

  /// Runs something while no other task or process touches the file; the folder is what is locked, since the file may be
  /// replaced.
  private func alone<Result>(_ body: () -> Result) -> Result {
    lock.withLock { _ in
      let folder = try? Folder.lock(parentOf: path)
      defer { if let folder { close(folder) } }
      return body()
    }
  }
}
