/// What kind of deed an entry of the ledger is.
public enum PurchaseKind: String, Sendable, Hashable, CaseIterable {
  /// A cart is ordered.
  case order
  /// Owned services are renewed, which makes an order.
  case renewal
  /// An owned service is upgraded, which makes an order.
  case upgrade
  /// An order that exists is paid.
  case payment
  /// An order is withdrawn from.
  case retraction
  /// Something else is changed, by a raw call.
  case change

  /// Whether such a deed makes an order.
  public var makesOrder: Bool { self == .order || self == .renewal || self == .upgrade }

  /// Whether it may take money from a budget.
  var costs: Bool { makesOrder || self == .payment }

  /// Whether it can be made only once from what it is made from, as of a cart.
  var isOnce: Bool { self == .order }

  /// What it is, in words: `checkout`, `renewal`.
  var noun: String { self == .order ? "checkout" : rawValue }

  /// How a state of such a deed is called: `ordered`, but `paid` for a payment.
  /// - Parameter state: the state.
  public func word(for state: LedgerState) -> String {
    switch (self, state) {
    case (.payment, .ordered): "paid"
    case (.payment, .notOrdered): "not paid"
    case (.retraction, .ordered): "withdrawn"
    case (.retraction, .notOrdered): "not withdrawn"
    case (.change, .ordered): "sent"
    case (.change, .notOrdered): "not sent"
    default: state.rawValue
    }
  }
}
