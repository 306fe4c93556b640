/// What kind of deed an entry of the ledger is.
public enum PurchaseKind: String, Sendable, Hashable, CaseIterable {
  /// An order is made.
  case order
  /// An order that exists is paid.
  case payment
  /// An order is withdrawn from.
  case retraction
  /// Something else is changed, by a raw call.
  case change

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
