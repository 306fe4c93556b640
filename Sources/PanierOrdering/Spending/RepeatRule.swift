import OVHClient

/// Refuses what was bought before, or may have been: by the ledger, and when that does not know, by the API's records.
struct RepeatRule {
  let till: Till

  /// Judges a purchase before the operator is asked.
  /// - Throws: ``PurchaseRefusal``; ``LedgerError``, `OVHError` when the records cannot be read.
  func requireNew(_ intent: PurchaseIntent) async throws {
    await till.receipts?.deliver(to: till.ledger)
    let reconciliation = Reconciliation(ledger: till.ledger, client: till.client)
    // A purchase that was believed not to be made may have come after all: then it counts as bought.
    if intent.kind.makesOrder { try await sweep(reconciliation, intent) }
    var looked: Set<Int64> = []
    while true {
      do { return try await till.ledger.judge(intent) } catch LedgerRefusal.open(let entry)
        where !till.ledger.isUnderWay(entry) && looked.insert(entry.id).inserted
      {
        try await reconciliation.settle(entry)
        let settled = try await till.ledger.entry(entry.id)
        // Nobody who asks for it again knows yet that it was ordered: this run has only just found out.
        if settled.state == .ordered, settled.kind.makesOrder, !till.limits.isAskedAgain(intent) {
          throw PurchaseRefusal(.repeated(settled), isUnderWay: till.ledger.isUnderWay)
        }
      } catch let refusal as LedgerRefusal {
        throw PurchaseRefusal(refusal, isUnderWay: till.ledger.isUnderWay)
      }
    }
  }

  private func sweep(_ reconciliation: Reconciliation, _ intent: PurchaseIntent) async throws {
    let believed = try await till.ledger.entries(LedgerFilter(scope: intent.scope, states: [.notOrdered], limit: 1))
    guard !believed.isEmpty else { return }
    let late = try await reconciliation.sweepBelieved(intent.scope)
    // However long ago it was posted: nobody who asks for it again knows yet that it came after all.
    if let same = late.first(where: { !intent.things.isDisjoint(with: $0.things) }), !till.limits.isAskedAgain(intent) {
      throw PurchaseRefusal(.repeated(same), isUnderWay: till.ledger.isUnderWay)
    }
  }
}
