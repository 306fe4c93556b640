public import OVHClient
public import PanierOrdering
import PanierTerminal
public import PanierVM

/// Says what to do next, in the words of whoever reads it.
public struct RemedyWords: Sendable {
  /// Says what to do about a refusal of the guard, of its ledger or of a plan.
  public let ofPurchase: @Sendable (PurchaseRemedy) -> String
  /// Says what to do about a call that was refused.
  public let ofCall: @Sendable (CallRemedy) -> String

  /// Chooses words.
  /// - Parameters:
  ///   - ofPurchase: says what to do about a refusal of the guard, of its ledger or of a plan.
  ///   - ofCall: says what to do about a call that was refused.
  public init(
    ofPurchase: @escaping @Sendable (PurchaseRemedy) -> String, ofCall: @escaping @Sendable (CallRemedy) -> String
  ) {
    self.ofPurchase = ofPurchase
    self.ofCall = ofCall
  }

  /// The words of a script: functions and options of Lua where there are any, and otherwise plain words.
  public static let lua = RemedyWords(ofPurchase: { $0.lua }, ofCall: { $0.lua })

  /// The sentence that describes an error.
  /// - Parameter error: any error; one without a remedy describes itself.
  public func sentence(of error: any Error) -> String {
    switch error {
    case let error as any RemediedError: error.description(ofPurchase)
    case let error as OVHError: error.description(ofCall)
    default: String(describing: error)
    }
  }

  /// An error as scripts see it, its sentence and its hint in these words.
  /// - Parameter error: what a host function threw.
  public func luaError(of error: any Error) -> LuaError {
    var seen = LuaError.converting(error)
    guard error is any RemediedError || error is OVHError else { return seen }
    seen.message = SafeText.multiline(sentence(of: error))
    if let remedy = (error as? OVHError)?.remedy, let place = seen.fields.firstIndex(where: { $0.0 == "hint" }) {
      seen.fields[place].1 = .string(ofCall(remedy))
    }
    return seen
  }
}

extension CallRemedy {
  /// What to do as a script writes it.
  public var lua: String {
    switch self {
    case .assignCart: "assign the cart with cart:assign() first"
    case .configureItem(let severalLabels):
      "set the missing \(severalLabels ? "labels" : "label") with item:configure{…}"
    case .send(let sender): "use \(sender.function)"
    case .setPaymentMethod: "set a default payment method, or check out with pay = false"
    case .replacePaymentMethod: "choose a valid default payment method, or check out with pay = false"
    case .advice, .checkKeys, .widenRights, .renewConsumerKey, .validateConsumerKey, .signIn: description
    }
  }
}

extension PurchaseRemedy {
  /// What to do as a script writes it.
  public var lua: String {
    switch self {
    case .bound(let total, let kind):
      "nothing bounds what was agreed to beforehand; give a budget, or \(kind.function){ max = \"\(total)\" }"
    case .send(let sender): CallRemedy.send(sender).lua
    case .waiveRetraction: "say so with checkout{ waive_retraction = true }"
    case .orderAgain(let kind): "say \(kind.function){ again = true } to order it once more"
    case .openPage: "open the page that order:url() gives"
    case .numberMethod: "give the number that me.payment_methods() lists, as in order:pay{ method = 123 }"
    case .nameMethod:
      "name another one, as in order:pay{ method = \"fidelityAccount\" }, or open the page that order:url() gives"
    case .inspectOrder: "look at order:status()"
    case .listOrders: "look at order.list()"
    case .agreeBeforehand, .agreeToUnpriced, .allowRoute, .allowUnpricedRoute, .inspectEntry, .listEntries,
      .inspectBudgets, .reconcile, .reconcileUntil, .makeLedger, .migrateLedger, .acceptLoss, .acceptServer,
      .makePlan, .releasePlan:
      description
    }
  }
}

extension RouteSender {
  /// The function of Lua that sends it: `cart:checkout{…}`.
  fileprivate var function: String {
    switch self {
    case .checkout: "cart:checkout{…}"
    case .waiver: "cart:checkout{ waive_retraction = true, … }"
    case .retraction: "order:retract{…}"
    case .payment: "order:pay{…}"
    case .renewal: "service:renew{…}"
    case .upgrade: "service:upgrade{…}"
    case .autoRenew: "service:auto_renew(true)"
    }
  }
}

extension PurchaseKind {
  /// The function of Lua that does it: `checkout`.
  public var function: String {
    switch self {
    case .order, .change: "checkout"
    case .payment: "pay"
    case .retraction: "retract"
    case .renewal: "renew"
    case .upgrade: "upgrade"
    }
  }
}
