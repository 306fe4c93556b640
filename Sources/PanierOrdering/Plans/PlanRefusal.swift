/// Why a plan is not applied; nothing of it is ordered then that was not ordered before.
public enum PlanRefusal: Error, Sendable, Hashable {
  /// Something is not as it was planned; carries all of it.
  case differs([PlanDifference])
  /// Its time is over.
  case expired(plan: String, at: String)
  /// The cart that it is about cannot be made anew, since nobody knows its subsidiary; carries why it cannot be taken.
  case cartLost(cart: String, reason: String)
  /// A cart of the plan is ordered, and this ledger does not know of it.
  case orderedElsewhere(plan: String)
  /// Plans hold carts, and this is a renewal or an upgrade.
  case noCart(PurchaseSubject)
}

extension PlanRefusal: RemediedError {
  public func description(_ words: (PurchaseRemedy) -> String) -> String {
    switch self {
    case .differs(let differences):
      "the plan does not hold any more: "
        + (differences.first.map(\.description) ?? "something differs")
        + (differences.count > 1 ? ", and \(differences.count - 1) more" : "") + "; it was not ordered, make a new plan"
    case .expired(let plan, let moment):
      "plan \(plan.prefix(8)) expired at \(moment); it was not ordered, make a new plan"
    case .cartLost(let cart, let reason):
      "the plan is about the kept cart \(cart.prefix(8))…, which \(reason); it was not ordered, make a new plan"
    case .orderedElsewhere(let plan):
      "a cart of plan \(plan.prefix(8)) is ordered already, by a run that noted it in another journal; it was not ordered "
        + "again, \(words(.listOrders)) and make a new plan for what is missing"
    case .noCart(let subject):
      "\(subject) cannot be planned, since plans hold carts; nothing was ordered, run the script itself"
    }
  }
}
