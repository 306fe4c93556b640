import OVHClient
import PanierKit
import PanierOrdering

extension RemedyWords {
  /// The words of the program's operator: its flags and commands, and otherwise those of a script.
  static let commandLine = RemedyWords(ofPurchase: { $0.commandLine }, ofCall: { $0.commandLine })
}

extension CallRemedy {
  fileprivate var commandLine: String {
    switch self {
    case .checkKeys: "check application secret, consumer key and clock with 'panier doctor'"
    case .widenRights: "widen the access rules of the credential with 'panier login'"
    case .renewConsumerKey: "get a new consumer key with 'panier login'"
    case .validateConsumerKey: "validate the consumer key in the browser, or get a new one with 'panier login'"
    case .signIn: "sign in with 'panier login', or give credentials in ovh.conf or the environment"
    case .advice, .assignCart, .configureItem, .send, .setPaymentMethod, .replacePaymentMethod: lua
    }
  }
}

extension PurchaseRemedy {
  fileprivate var commandLine: String {
    switch self {
    case .bound(let total, let kind):
      "nothing bounds what --yes agrees to; give --budget \"\(total)\", or \(kind.function){ max = \"\(total)\" }"
    case .agreeBeforehand: "repeat with --yes if the amount is right"
    case .agreeToUnpriced: "repeat with --yes if that is meant"
    case .allowRoute(let route): "allow the route with --allow \"\(route)\""
    case .allowUnpricedRoute(let route): "allow the route with --allow-unpriced \"\(route)\" if that is meant"
    case .inspectEntry(let entry): "see 'panier journal show \(entry)'"
    case .listEntries: "'panier journal list' shows those it has"
    case .inspectBudgets: "see 'panier budget'"
    case .reconcile: "'panier journal reconcile' finds out"
    case .reconcileUntil(let moment):
      "'panier journal reconcile' settles it when the order shows, and otherwise after \(APIDate(moment))"
    case .makeLedger: "its administrator makes one with 'panier ledger init'"
    case .migrateLedger: "its administrator brings it up to date with 'panier ledger migrate'"
    case .acceptLoss:
      "compare 'panier journal list' with the account's orders, then go on with 'panier ledger status --accept'"
    case .acceptServer:
      "its administrator compares 'panier journal list' with the account's orders, then goes on with 'panier ledger status "
        + "--accept'"
    case .releasePlan(let plan):
      "apply that plan, or give its money back with 'panier plan release \(plan.prefix(8))'"
    case .makePlan: "make one with panier plan SCRIPT --save FILE"
    case .send, .waiveRetraction, .orderAgain, .openPage, .numberMethod, .nameMethod, .inspectOrder, .listOrders: lua
    }
  }
}
