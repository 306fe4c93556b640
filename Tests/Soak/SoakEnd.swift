import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import Synchronization

/// The end of a run: the next process settles what is open, and the books have to agree with what the API has.
struct SoakEnd {
  let simulator: Simulator
  let stage: Stage
  let history: History
  let book: SQLiteLedger
  let processes: [SoakProcess]
  let now: @Sendable () -> Date

  /// Settles, counts and compares.
  func judge() async {
    simulator.forgetFaults()
    let life = Life(98, on: stage, dice: Dice(seed: history.seed), diesAt: nil)
    let client = SoakProcess.client(life: life, simulator: simulator, history: history, now: now)
    let ledger = SoakLedger(
      book.seen(by: life.name, isRunning: { _ in false }), life: life, history: history, fault: nil)
    do {
      // Leases and settling times are over; then, what is listed late is there too.
      for seconds: Int64 in [1000, 4000] {
        stage.pass(seconds: seconds)
        _ = try await Reconciliation(ledger: ledger, client: client).run()
      }
      try await compare(client)
    } catch { history.find(.brokenRule, "the end could not be settled: \(error)") }
  }

  private func compare(_ client: OVHClient) async throws {
    let contents = history.contents
    let entries = try await book.entries(LedgerFilter())
    var known: [Int64: LedgerEntry] = [:]
    for entry in entries {
      history.count { $0.entries[entry.word, default: 0] += 1 }
      if entry.state.isOpen {
        history.find(.openEntry, "entry \(entry.id) is \(entry.word) at the end: \(entry.reason ?? "")")
      }
      if entry.kind == .order, entry.state == .ordered, let order = entry.orderID {
        known[order] = entry
        if contents.orders[order]?.cart != entry.reference {
          history.find(.brokenRule, "entry \(entry.id) has order \(order), which is not its own")
        }
      }
      try await judgeHistory(of: entry)
    }
    for (id, made) in contents.orders.sorted(by: { $0.key < $1.key }) {
      guard let entry = known[id] else {
        history.find(.unknownOrder, "order \(id) of cart \(made.cart) is in no entry")
        continue
      }
      let more = made.total - (contents.wants[made.cart]?.agreed ?? 0)
      guard more > 0 else { continue }
      if entry.isOverrun, entry.total.ucents == made.total {
        history.count { $0.overruns += 1 }
      } else {
        history.find(
          .centsBeyond, "order \(id) cost \(more) more than was agreed to, and entry \(entry.id) does not say so",
          by: more)
      }
    }
    try await judgeCarts(client, contents)
  }

  /// The changes of an entry as the ledger kept them: from one state only to one that may follow it.
  private func judgeHistory(of entry: LedgerEntry) async throws {
    let events = try await book.history(of: entry.id)
    guard events.first?.state == .held, events.last?.state == entry.state else {
      return history.find(.brokenRule, "entry \(entry.id) has the history \(events.map(\.state))")
    }
    for (event, next) in zip(events, events.dropFirst()) where !History.allowed(event.state, next.state) {
      history.find(.brokenRule, "entry \(entry.id) has the history \(events.map(\.state))")
    }
  }

  /// Every cart that is there has a reason to be.
  private func judgeCarts(_ client: OVHClient, _ contents: History.State) async throws {
    var kept: [String: String] = [:]
    for process in processes { kept.merge(process.carts.kept.withLock { $0 }) { first, _ in first } }
    for cart in contents.wants.keys.sorted() where kept[cart] == nil {
      // Deleted, as its process thinks.
      if (try? await client.cart(cart)) != nil { history.find(.cartLeft, "cart \(cart) is there and was deleted") }
    }
    for (cart, reason) in kept.sorted(by: { $0.key < $1.key }) where reason == "it was ordered" {
      if try await !client.cart(cart).readOnly { history.find(.cartLeft, "cart \(cart) is open, and \(reason)") }
    }
  }
}
