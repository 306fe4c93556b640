import DurableFiles
import FoundationEssentials
import Glibc
import Synchronization

/// The ending of a purchase that its ledger could not take.
struct Receipt: Codable, Sendable, Hashable {
  let entry: Int64
  let orderID: Int64?
  let total: Money?
  let reason: String

  init?(entry: Int64, _ ending: PurchaseEnding) {
    // Only a fact is worth keeping; everything else is found out from the API's records.
    guard case .ordered(let orderID, let total, let reason) = ending else { return nil }
    self.entry = entry
    self.orderID = orderID
    self.total = total
    self.reason = reason ?? "delivered late by a receipt"
  }

  var ending: PurchaseEnding { .ordered(orderID: orderID, total: total, reason: reason) }
}

/// Receipts on disk, beside the ledger, until it takes them.
public final class ReceiptFile: Sendable {
  private let path: String
  private let lock = Mutex<Void>(())

  /// Names the file; it is made by the first receipt.
  /// - Parameter path: the file.
  public init(path: String) { self.path = path }

  /// Writes a receipt and waits until it is on the disk; what cannot be written is found out from the API's records.
  func add(_ receipt: Receipt?) {
    guard let receipt, let json = try? JSONEncoder().encode(receipt) else { return }
    lock.withLock { _ in
      let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      try? WholeFile.write(Array(json) + [UInt8(ascii: "\n")], to: descriptor)
      fsync(descriptor)
      Folder.sync(Folder.parent(of: path))
    }
  }

  /// Hands the receipts to a ledger that takes them again, and removes the file.
  func deliver(to ledger: any Ledger) async {
    let receipts = lock.withLock { _ -> [Receipt] in
      guard let data = FileManager.default.contents(atPath: path) else { return [] }
      return data.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONDecoder().decode(Receipt.self, from: $0) }
    }
    guard !receipts.isEmpty else { return }
    for receipt in receipts {
      do { try await ledger.settle(receipt.entry, receipt.ending) } catch LedgerError.unusable { return } catch {
        continue
      }
    }
    _ = lock.withLock { _ in unlink(path) }
  }
}
