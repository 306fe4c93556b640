public import PanierOrdering
public import PanierVM

extension PurchaseRefusal: LuaErrorConvertible {
  /// The refusal as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .overBudget, .overMaximum, .limitInOtherCurrency, .changed, .badQuote, .orderedOther:
      LuaError(kind: "budget", message: description, underlying: self)
    case .unbounded:
      LuaError(kind: "usage", message: description, underlying: self)
    case .declined, .nobodyToAsk, .needsWaiver, .alreadyInProgress, .locked, .repeated, .shownOnly, .leaseLost, .inHand:
      LuaError(kind: "refused", message: description, underlying: self)
    case .orderedNotPaid(_, isUnknown: false, _):
      LuaError(kind: "api", message: description, fields: [("class", .string("OrderNotPaid"))], underlying: self)
    case .orderedNotPaid:
      LuaError(
        kind: "network", message: description, fields: [("class", .string("PaymentStateUnknown"))], underlying: self)
    case .stateUnknown, .unsettled:
      LuaError(
        kind: "network", message: description, fields: [("class", .string("OrderStateUnknown"))], underlying: self)
    }
  }
}
