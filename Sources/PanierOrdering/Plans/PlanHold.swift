import OVHClient

/// The money that a plan holds in the budgets of the month: noted as entries that no process is at work on, until somebody
/// applies the plan, gives the money back, or its time is over.
public struct PlanHold: Sendable {
  private let ledger: any Ledger
  private let plan: String

  /// Names what a plan holds.
  /// - Parameters:
  ///   - plan: the plan's id.
  ///   - ledger: the ledger that it is noted in.
  public init(of plan: String, in ledger: any Ledger) {
    self.plan = plan
    self.ledger = ledger
  }

  /// What owns the entries that a plan holds.
  static func owner(of plan: String) -> String { "plan \(plan)" }

  /// Holds each purchase of the plan, or none.
  /// - Parameters:
  ///   - intents: what the carts of the plan buy, in their order.
  ///   - lifetime: for how long, in seconds.
  /// - Throws: ``PurchaseRefusal``; ``LedgerError``.
  func begin(_ intents: [PurchaseIntent], lifetime: Double) async throws {
    do {
      for (index, intent) in intents.enumerated() {
        var intent = intent
        intent.plan = PlanMark(plan: plan, part: index + 1)
        intent.isHeldForPlan = true
        _ = try await ledger.hold(intent, lease: lifetime)
      }
    } catch {
      // Where even that fails, the time of the plan ends it.
      _ = try? await giveBack()
      if let refusal = error as? LedgerRefusal { throw PurchaseRefusal(refusal, isUnderWay: ledger.isUnderWay) }
      throw error
    }
  }

  /// Gives back what the plan holds.
  /// - Returns: the entries that held it, oldest first; empty when it held nothing.
  /// - Throws: ``LedgerError``, also for what another operator of a shared ledger holds.
  public func giveBack() async throws -> [LedgerEntry] {
    let held = try await ledger.entries(LedgerFilter(plan: plan)).filter(\.isHeldByPlan)
    for entry in held {
      try await ledger.settle(
        LedgerTicket(entry: entry.id, epoch: entry.epoch, owner: entry.owner), .expired("given back"))
    }
    return held.reversed()
  }
}

extension LedgerEntry {
  /// Whether a plan holds it, and no process.
  public var isHeldByPlan: Bool { state == .held && plan.map { owner == PlanHold.owner(of: $0.plan) } ?? false }

  /// Why it is held no more, where nobody is at work on it.
  var reasonLeft: String {
    isHeldByPlan ? "the time of its plan is over" : "its process ended before anything was sent"
  }
}
