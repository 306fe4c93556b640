import OVHClient

/// Why the guard did not order.
///
/// Every case but ``stateUnknown(_:)``, ``orderedOther(orderID:quoted:real:difference:)`` and
/// ``orderedNotPaid(orderID:isUnknown:reason:)`` means that nothing was ordered.
public enum PurchaseRefusal: Error, Sendable, Hashable {
  /// The total is above the budget of this run; carries the total, what earlier orders of the run took, and the budget.
  case overBudget(total: Money, spent: Money, budget: Money)
  /// The total is above what the call allows.
  case overMaximum(total: Money, maximum: Money)
  /// The operator agreed beforehand, money would move, and nothing bounds the amount.
  case unbounded(total: Money, endpoint: String, kind: PurchaseKind = .order)
  /// A limit is in another currency than the order; carries the limit's name as the operator wrote it.
  case limitInOtherCurrency(total: Money, limit: Money, name: String)
  /// The order is no longer what was shown; carries the difference in words.
  case changed(String)
  /// The operator did not confirm; carries what was typed.
  case declined(total: Money, typed: String)
  /// There was nobody to ask, and the operator did not agree beforehand.
  case nobodyToAsk(total: Money, endpoint: String)
  /// The items are only sold when the right of withdrawal is given up, and the call does not give it up.
  case needsWaiver([String])
  /// The same cart or service is being bought by another call of this run.
  case alreadyInProgress(PurchaseSubject)
  /// The cart was ordered before, or an earlier purchase of the cart or the service has an unknown outcome.
  case locked(PurchaseSubject)
  /// The quote of the API does not add up; carries what is wrong.
  case badQuote(String)
  /// It was only to be shown; carries what would have been bought.
  case shownOnly(ProposedPurchase)
  /// The answer to the call was lost and the API's records do not tell whether an order was made.
  case stateUnknown(UnknownPurchase)
  /// An order was made, and it is not what was quoted; carries what was charged for it, and the difference in words.
  case orderedOther(orderID: Int64, quoted: Money, real: Money, difference: String)
  /// The order was made, and its payment failed, or its ending is not known.
  case orderedNotPaid(orderID: Int64, isUnknown: Bool, reason: String)
  /// The process was stopped for too long between the note and the call.
  case leaseLost(entry: Int64)
  /// Another run is about to buy the same; carries the journal's entry.
  case inHand(entry: Int64, total: Money, date: String)
  /// A plan holds the same; carries the journal's entry, the plan, and until when.
  case heldByPlan(entry: Int64, plan: String, total: Money, until: String)
  /// An earlier run posted the same purchase and its ending is not known; carries the journal's entry.
  case unsettled(entry: Int64, total: Money, date: String)
  /// The same was ordered a short while ago; carries the order.
  case repeated(orderID: Int64, total: Money, date: String, kind: PurchaseKind = .order)
  /// The total is above what a budget of the month has left; carries how that stands.
  case overMonth(total: Money, standing: BudgetStanding)
  /// The plan was applied before; carries the order.
  case applied(plan: String, orderID: Int64, total: Money, date: String)
}

extension PurchaseRefusal: RemediedError {
  public func description(_ words: (PurchaseRemedy) -> String) -> String {
    switch self {
    case .overBudget(let total, let spent, let budget):
      "the order costs \(total) with tax, \(PurchaseRefusal.excess(total, spent, budget)) more than "
        + (spent.ucents == 0 ? "the budget of \(budget)" : "what is left of the budget of \(budget) after \(spent)")
        + "; nothing was ordered"
    case .overMaximum(let total, let maximum):
      "the order costs \(total) with tax, \(PurchaseRefusal.excess(total, .zero(total.currency), maximum)) more than "
        + "max = \(maximum); nothing was ordered"
    case .unbounded(let total, let endpoint, let kind):
      "the order costs \(total) with tax at \(endpoint), and \(words(.bound(total: total, kind: kind))); nothing was "
        + "ordered"
    case .limitInOtherCurrency(let total, let limit, let name):
      "the order costs \(total) with tax, but \(name) is \(limit); give it in \(total.currency); nothing was ordered"
    case .changed(let difference):
      "the order is not what was quoted: \(difference); nothing was ordered, ask for a new quote"
    case .declined(let total, let typed):
      "the order for \(total) with tax was not confirmed"
        + (typed.isEmpty ? "" : " ('\(typed)' was typed)") + "; nothing was ordered"
    case .nobodyToAsk(let total, let endpoint):
      "the order for \(total) with tax at \(endpoint) was not confirmed, since there is no terminal to ask on; nothing "
        + "was ordered, \(words(.agreeBeforehand))"
    case .needsWaiver(let names):
      "\(names.joined(separator: ", ")): domains are only sold when the 14-day right of withdrawal is given up; "
        + words(.waiveRetraction)
    case .alreadyInProgress(.cart(let cartID)):
      "cart \(cartID) is being checked out by another call; wait for its end"
    case .alreadyInProgress(let subject):
      "\(subject) cannot begin while another call buys for the same service; wait for its end"
    case .locked(.cart(let cartID)):
      "cart \(cartID) was checked out before; make a new cart for another order"
    case .locked(let subject):
      "\(subject) cannot begin while it is not known whether an order was made for the same service; "
        + "\(words(.reconcile)); nothing was ordered"
    case .unsettled(let entry, let total, let date):
      "the same order for \(total) with tax was posted at \(date) and its ending is not known; nothing was ordered now, "
        + words(.inspectEntry(entry))
    case .repeated(let orderID, let total, let date, let kind):
      "the same was ordered for \(total) with tax at \(date), as order \(orderID); nothing was ordered now, "
        + words(.orderAgain(kind))
    case .applied(let plan, let orderID, let total, let date):
      "plan \(plan.prefix(8)) was applied at \(date): order \(orderID) for \(total) with tax; nothing was ordered now, make a "
        + "new plan to order it once more"
    case .overMonth(let total, let standing):
      "the order costs \(total) with tax, and \(standing.budget.name.phrase) has \(standing.left) left of the month's "
        + "budget of \(standing.budget.limit) (\(standing.month), UTC: \(standing.spent) spent, \(standing.reserved) "
        + "reserved); nothing was ordered, \(words(.inspectBudgets))"
    case .badQuote(let fault):
      "the API's quote does not add up: \(fault); nothing was ordered, ask for a new quote"
    case .shownOnly(let proposal): "the order for \(proposal.total) with tax was only shown; nothing was ordered"
    case .stateUnknown(let unknown):
      "the answer to the \(unknown.deed) was lost (\(unknown.reason)), and it is not known whether an order was made; "
        + unknown.remedy(words)
    case .orderedOther(let orderID, let quoted, let real, let difference):
      "order \(orderID) was placed and is not what was quoted for \(quoted): \(difference); \(real) were charged to the "
        + "budget and nothing was paid, look at order \(orderID) and withdraw from it or cancel it"
    case .orderedNotPaid(let orderID, _, let reason):
      "order \(orderID) was placed and its payment did not succeed: \(reason)"
    case .leaseLost(let entry):
      "the order was held up for too long before it was sent; nothing was ordered, \(words(.inspectEntry(entry)))"
    case .inHand(let entry, let total, let date):
      "the same order for \(total) with tax is being placed by another run since \(date); nothing was ordered now, "
        + words(.inspectEntry(entry))
    case .heldByPlan(_, let plan, let total, let end):
      "the same order for \(total) with tax is held by plan \(plan.prefix(8)) until \(end); nothing was ordered now, "
        + words(.releasePlan(plan))
    }
  }

  private static func excess(_ total: Money, _ spent: Money, _ limit: Money) -> Money {
    Money(ucents: total.ucents + spent.ucents - limit.ucents, currency: total.currency)
  }
}

extension PurchaseRefusal {
  /// The refusal of the ledger, as the operator knows it.
  init(_ refusal: LedgerRefusal, isUnderWay: (LedgerEntry) -> Bool) {
    switch refusal {
    case .open(let entry) where entry.isHeldByPlan && isUnderWay(entry):
      self = .heldByPlan(
        entry: entry.id, plan: entry.plan?.plan ?? "", total: entry.total, until: "\(APIDate(entry.lease))")
    case .open(let entry) where entry.state == .held && isUnderWay(entry):
      self = .inHand(entry: entry.id, total: entry.total, date: "\(APIDate(entry.date))")
    case .open(let entry):
      self = .unsettled(entry: entry.id, total: entry.total, date: "\(APIDate(entry.date))")
    case .repeated(let entry):
      self = .repeated(
        orderID: entry.orderID ?? 0, total: entry.total, date: "\(APIDate(entry.date))", kind: entry.kind)
    case .applied(let entry):
      self = .applied(
        plan: entry.plan?.plan ?? "", orderID: entry.orderID ?? 0, total: entry.total, date: "\(APIDate(entry.date))")
    case .overBudget(let standing, let charge): self = .overMonth(total: charge, standing: standing)
    case .budgetInOtherCurrency(let budget, let charge):
      self = .limitInOtherCurrency(
        total: charge, limit: budget.limit, name: "the month's budget of \(budget.name.phrase)")
    }
  }
}
