/// Why the guard did not pay, or did not withdraw.
///
/// Every case but ``stateUnknown(_:)`` means that nothing was posted.
public enum PaymentRefusal: Error, Sendable, Hashable {
  /// A limit or the operator stands against it; carries the rule as for an order.
  case refused(PurchaseRefusal)
  /// The order does not wait for a payment; carries its state.
  case notPayable(orderID: Int64, status: String)
  /// The API does not say what the order costs.
  case noTotal(orderID: Int64)
  /// The order cannot be paid with this; carries what it can be paid with.
  case notOffered(orderID: Int64, method: String, offered: [String])
  /// The means is one of several of its kind and has to be given with its number.
  case needsNumber(String)
  /// The account has no default payment method that can pay.
  case noDefaultMethod
  /// The same order is being paid by another call of this run.
  case alreadyInProgress(orderID: Int64)
  /// This run has paid the order, or tried to with an unknown outcome.
  case locked(orderID: Int64)
  /// The answer was lost and the order's state does not tell whether it was paid, or withdrawn from.
  case stateUnknown(UnknownPurchase)
  /// There is no right of withdrawal: it was given up, or is over.
  case notRetractable(orderID: Int64)
}

extension PaymentRefusal {
  /// Whether it is left open what was done.
  public var isUnknown: Bool {
    switch self {
    case .stateUnknown, .refused(.unsettled): true
    default: false
    }
  }
}

extension PaymentRefusal: RemediedError {
  public func description(_ words: (PurchaseRemedy) -> String) -> String {
    switch self {
    case .refused(let refusal): refusal.description(words).replacing("nothing was ordered", with: "nothing was paid")
    case .notPayable(let id, let status):
      "order \(id) does not wait for a payment: it is \(status); nothing was paid"
    case .noTotal(let id): "order \(id) has no total yet; nothing was paid, try again in a minute"
    case .notOffered(let id, let method, let offered):
      "order \(id) cannot be paid with \(method); "
        + (offered.isEmpty
          ? "the account has nothing that can pay it: \(words(.openPage))"
          : "use \(offered.joined(separator: ", "))")
    case .needsNumber(let name):
      "paying with \(name) needs to know which one; \(words(.numberMethod))"
    case .noDefaultMethod:
      "the account has no valid default payment method; \(words(.nameMethod))"
    case .alreadyInProgress(let id): "order \(id) is being paid by another call or run; wait for its end"
    case .locked(let id): "order \(id) was paid before, or its payment is under way; \(words(.inspectOrder))"
    case .stateUnknown(let unknown):
      "the answer to the \(unknown.kind.rawValue) of order \(unknown.reference) was lost (\(unknown.reason)), and it is not "
        + "known whether it was made; \(unknown.remedy(words))"
    case .notRetractable(let id):
      "order \(id) cannot be withdrawn from: the 14-day right was given up or is over"
    }
  }
}
