import Foundation
import LedgerSuite
import OVHSimulator
import PanierTesting
import Testing

@testable import PanierOrdering

/// Endings that the ledger could not take wait beside it.
@Suite struct ReceiptFileTests {
  let folder = FileManager.default.temporaryDirectory.path + "/receipts-" + UUID().uuidString
  let clock = LedgerClock()
  private var path: String { folder + "/journal.receipts" }

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func ledger(_ owner: String, running: Set<String> = []) -> SQLiteLedger {
    let clock = clock
    return SQLiteLedger(
      path: folder + "/journal.sqlite", owner: owner, isRunning: { running.contains($0) }, now: { clock.now })
  }

  private func posting(_ name: String, in ledger: SQLiteLedger) async throws -> LedgerTicket {
    let intent = PurchaseIntent(
      scope: LedgerScope(place: "ovh-eu", account: "xx1111-ovh"), reference: "cart-\(name)",
      total: try Money("7 EUR"), lines: [LedgerLine(description: name, quantity: 1, total: nil)],
      things: [PurchasedThing("create \(name)")])
    let ticket = try await ledger.hold(intent, lease: 60)
    #expect(try await ledger.permit(ticket, posted: clock.now))
    return ticket
  }

  private func isKept() -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test func keepsAReceiptUntilItIsSettled() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ticket = try await posting("a.fr", in: ledger("one"))
    let receipts = ReceiptFile(path: path)
    receipts.add(Receipt(ticket, .ordered(orderID: 77, total: try Money("7 EUR"), reason: nil)))
    // A ledger that knows nothing of it, as a dry run has it, takes none away.
    await receipts.deliver(to: SQLiteLedger())
    #expect(isKept())
    // It is the word of the process that bought: nobody has to wait for its end, or for its lease.
    let other = ledger("two", running: ["one"])
    await receipts.deliver(to: other)
    #expect(!isKept())
    let entry = try await other.entry(ticket.entry)
    #expect(entry.state == .ordered && entry.orderID == 77)
  }

  @Test func keepsThoseThatAreNotSettledBesideThoseThatAre() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ended = try await posting("a.fr", in: ledger("ended"))
    // An entry that the ledger does not know, or not yet.
    let missing = LedgerTicket(entry: ended.entry + 1, epoch: 1, owner: "busy")
    let receipts = ReceiptFile(path: path)
    // A line that a full disk cut off does not spoil the next one.
    try Data(#"{"entry":1,"ord"#.utf8).write(to: URL(fileURLWithPath: path))
    receipts.add(Receipt(ended, .ordered(orderID: 1, total: nil, reason: nil)))
    receipts.add(Receipt(missing, .ordered(orderID: 2, total: nil, reason: nil)))
    let ledger = ledger("two")
    await receipts.deliver(to: ledger)
    #expect(try await ledger.entry(ended.entry).orderID == 1)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 1 && text.contains(#""orderID":2"#))
    let busy = try await posting("b.fr", in: self.ledger("busy"))
    await receipts.deliver(to: ledger)
    #expect(try await ledger.entry(busy.entry).orderID == 2)
    #expect(!isKept())
  }

  @Test func takesAReceiptOfAnEarlierVersionOnceItsProcessIsGone() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ticket = try await posting("a.fr", in: ledger("one"))
    try Data(#"{"entry":\#(ticket.entry),"orderID":7,"reason":"late"}"#.utf8).write(to: URL(fileURLWithPath: path))
    let receipts = ReceiptFile(path: path)
    await receipts.deliver(to: ledger("two", running: ["one"]))
    #expect(isKept())
    await receipts.deliver(to: ledger("two"))
    #expect(!isKept())
    #expect(try await ledger("two").entry(ticket.entry).orderID == 7)
  }

  @Test func turnsWhatWasBelievedNotToBeIntoTheOrderThatItIs() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ticket = try await posting("a.fr", in: ledger("one"))
    let receipts = ReceiptFile(path: path)
    let billed = try Money("8 EUR")
    receipts.add(Receipt(ticket, .ordered(orderID: 77, total: billed, reason: nil)))
    clock.advance(901)
    let ledger = ledger("two")
    try await ledger.settle(ticket.entry, .notOrdered(at: clock.now, reason: "none was there"))
    await receipts.deliver(to: ledger)
    let entry = try await ledger.entry(ticket.entry)
    #expect(entry.state == .ordered && entry.orderID == 77 && entry.total == billed && entry.isOverrun)
    #expect(!isKept())
  }
}
