public import FoundationEssentials
public import OVHClient

/// What to do about a refusal, as a value: whoever talks to the operator says it in the operator's language.
///
/// The description is plain words; a host of scripts names its functions instead, and a program its flags and commands.
public enum PurchaseRemedy: Sendable, Hashable {
  /// Something bounds what is agreed to beforehand: a budget, or a maximum of the deed.
  case bound(total: Money, kind: PurchaseKind)
  /// The operator agrees beforehand.
  case agreeBeforehand
  /// Something else sends such a call.
  case send(RouteSender)
  /// The operator agrees beforehand to a call whose price cannot be known.
  case agreeToUnpriced
  /// The operator allows the route of a call beforehand.
  case allowRoute(String)
  /// The operator allows the route of a call beforehand although its price cannot be known.
  case allowUnpricedRoute(String)
  /// The right of withdrawal is given up.
  case waiveRetraction
  /// The same is asked for again.
  case orderAgain(PurchaseKind)
  /// The journal's entry says more.
  case inspectEntry(Int64)
  /// The journal lists what it has.
  case listEntries
  /// The budgets of the month say more.
  case inspectBudgets
  /// A reconciliation finds out.
  case reconcile
  /// A reconciliation settles it, or this moment does.
  case reconcileUntil(Date)
  /// The order's page is opened.
  case openPage
  /// The payment method is given with its number.
  case numberMethod
  /// Another payment method is named, or the order's page is opened.
  case nameMethod
  /// The order's state says more.
  case inspectOrder
  /// The account's orders say more.
  case listOrders
  /// The database becomes a ledger.
  case makeLedger
  /// The shared ledger becomes one of this version.
  case migrateLedger
  /// The journal is compared with the account's orders, and what is lost accepted.
  case acceptLoss
  /// The administrator compares the journal with the account's orders, and accepts the server that took over.
  case acceptServer
  /// A plan is made.
  case makePlan
  /// The plan that holds the money is applied, or gives it back.
  case releasePlan(String)
}

extension PurchaseRemedy: CustomStringConvertible {
  public var description: String {
    switch self {
    case .bound: "nothing bounds what was agreed to beforehand; give a budget, or a maximum"
    case .send(let sender): CallRemedy.send(sender).description
    case .agreeBeforehand: "agree beforehand if the amount is right"
    case .agreeToUnpriced: "agree beforehand if that is meant"
    case .allowRoute(let route): "allow the route \(route) beforehand"
    case .allowUnpricedRoute(let route): "allow the route \(route) without a price if that is meant"
    case .waiveRetraction: "give it up with the order"
    case .orderAgain: "ask for it again by name to order it once more"
    case .inspectEntry(let entry): "see entry \(entry) of the journal"
    case .listEntries: "list the journal to see those it has"
    case .inspectBudgets: "see the budgets of the month"
    case .reconcile: "a reconciliation finds out"
    case .reconcileUntil(let moment):
      "a reconciliation settles it when the order shows, and otherwise after \(APIDate(moment))"
    case .openPage: "open the order's page"
    case .numberMethod: "give its number"
    case .nameMethod: "name another one, or open the order's page"
    case .inspectOrder: "look at the order's status"
    case .listOrders: "look at the account's orders"
    case .makeLedger: "its administrator makes one"
    case .migrateLedger: "its administrator brings it up to date"
    case .acceptLoss: "compare the journal with the account's orders, then accept what the ledger has"
    case .acceptServer:
      "its administrator compares the journal with the account's orders, then accepts the server"
    case .makePlan: "make one"
    case .releasePlan: "apply that plan, or give its money back"
    }
  }
}

/// An error whose sentence says what to do next.
public protocol RemediedError: Error, CustomStringConvertible {
  /// One sentence: what came, what was expected, and the next step.
  /// - Parameter words: says the next step.
  func description(_ words: (PurchaseRemedy) -> String) -> String
}

extension RemediedError {
  /// One sentence, with the next step in plain words.
  public var description: String { description(\.description) }
}
