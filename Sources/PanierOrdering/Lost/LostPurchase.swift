import FoundationEssentials
import OVHClient

/// Finds out whether a call whose answer was lost made an order.
///
/// The cart tells first, where there is one: an ordered one is read-only. The order itself is then looked for among the
/// account's orders: it is ours when total and lines agree, when it is dated between the posting and the settling, and
/// when no other entry has it. The lines of a renewal are not known beforehand: they have to name its services. An open
/// cart proves nothing before the settling time is over: the server may still be at work.
struct LostPurchase {
  /// What the API's records say.
  enum Finding {
    /// The order was made; carries it, and what it costs with tax.
    case ordered(Order, total: Money)
    /// No order was there at this moment of the server's clock, and none can come any more.
    case notOrdered(at: Date, reason: String)
    /// The records do not tell; carries why.
    case unknown(String)
  }

  let client: OVHClient
  let ledger: any Ledger
  let scope: LedgerScope
  let kind: PurchaseKind
  let reference: String
  /// What the order costs, with tax.
  let total: Money
  let lines: [LedgerLine]
  let things: Set<PurchasedThing>
  /// When it was posted at the latest, by the server's clock.
  let posted: Date

  /// How long before that an order of it may be dated, in seconds: a call may leave so much earlier, and two clocks of
  /// the API may be five apart.
  private static let skew: TimeInterval = Till.earliness + 5

  /// When the order of a purchase may be dated at the earliest.
  /// - Parameter posted: when it was posted at the latest, by the server's clock.
  static func earliest(of posted: Date) -> Date { posted - skew }

  /// Reads the records once; never throws and never writes.
  func look() async -> Finding {
    do {
      let trace = PurchaseTrace(client: client, kind: kind, reference: reference)
      let evidence = try await trace.evidence()
      if case .made = evidence { return try await made(trace) }
      let found = try await orders(total, lines, until: posted + ledger.settling + Self.skew)
      switch (evidence, found.count) {
      case (.none, 1): return .ordered(found[0], total: total)
      case (.open, 1): return .unknown("order \(found[0].id) is like it, but the cart is still open")
      case (_, 0): return try await nothing(evidence)
      default: return .unknown(Self.alike(found))
      }
    } catch {
      return .unknown("\(error)")
    }
  }

  /// Finds the order that the cart became.
  private func made(_ trace: PurchaseTrace) async throws -> Finding {
    var total = total
    var found = try await orders(total, lines, until: nil)
    if found.isEmpty, let ordered = try? await trace.asOrdered() {
      // The cart had changed before it was ordered: what it holds now is what the order is.
      let changed = ordered.lines.map(LedgerLine.init)
      if ordered.withTax != total || !LedgerLine.agree(lines, changed) {
        total = ordered.withTax
        found = try await orders(total, changed, until: nil)
      }
    }
    switch found.count {
    case 0: return .unknown("the cart was ordered, but its order is not in the account's list yet")
    case 1: return .ordered(found[0], total: total)
    default: return .unknown(Self.alike(found))
    }
  }

  /// No order is there: that counts only once the settling time is over, by the server's clock.
  private func nothing(_ evidence: PurchaseTrace.Evidence) async throws -> Finding {
    if kind == .order, case .none = evidence { return .unknown("the cart is gone, which tells nothing") }
    let moment = try await client.serverDate()
    guard moment >= posted + ledger.settling else {
      return .unknown("no order is there yet, which proves nothing before \(APIDate(posted + ledger.settling))")
    }
    return .notOrdered(at: moment, reason: "no order was there when the settling time was over")
  }

  /// The orders since the posting whose total and lines agree and that no entry has.
  private func orders(_ total: Money, _ lines: [LedgerLine], until: Date?) async throws -> [Order] {
    let since = Self.earliest(of: posted)
    let listed = try await client.orderIDs(from: APIDate(since), to: until.map { APIDate($0) })
    let known = try await ledger.known(listed, in: scope)
    var found: [Order] = []
    for id in listed where !known.contains(id) {
      let order = try await client.order(id)
      guard let price = order.priceWithTax, Money(price) == total else { continue }
      if let date = order.date?.date, date < since || until.map({ date > $0 }) == true { continue }
      if try await isOurs(id, lines) { found.append(order) }
    }
    return found
  }

  /// Whether the lines of an order are those that were bought.
  private func isOurs(_ order: Int64, _ lines: [LedgerLine]) async throws -> Bool {
    var details: [OrderDetail] = []
    for id in try await client.orderDetailIDs(order) { details.append(try await client.orderDetail(order, detail: id)) }
    guard kind == .renewal else { return LedgerLine.agree(lines, details.map(LedgerLine.init)) }
    return !things.isEmpty
      && things.allSatisfy { thing in
        details.contains { detail in
          thing.renewedService.map {
            detail.domain.lowercased() == $0 || detail.description.lowercased().contains($0)
          } == true
        }
      }
  }

  private static func alike(_ orders: [Order]) -> String {
    "the orders \(orders.map { String($0.id) }.joined(separator: ", ")) are alike; settle it by hand"
  }
}
