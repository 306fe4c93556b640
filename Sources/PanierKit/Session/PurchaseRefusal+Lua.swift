public import PanierOrdering
public import PanierVM

extension PurchaseRefusal: LuaErrorConvertible {
  /// The refusal as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .overBudget, .overMaximum, .limitInOtherCurrency, .changed, .badQuote, .orderedOther:
      LuaError(kind: "budget", message: sentence, underlying: self)
    case .unbounded:
      LuaError(kind: "usage", message: sentence, underlying: self)
    case .declined, .nobodyToAsk, .needsWaiver, .alreadyInProgress, .locked, .repeated, .applied, .shownOnly,
      .leaseLost, .inHand:
      LuaError(kind: "refused", message: sentence, underlying: self)
    case .orderedNotPaid(_, isUnknown: false, _):
      LuaError(kind: "api", message: sentence, fields: [("class", .string("OrderNotPaid"))], underlying: self)
    case .orderedNotPaid:
      LuaError(
        kind: "network", message: sentence, fields: [("class", .string("PaymentStateUnknown"))], underlying: self)
    case .stateUnknown, .unsettled:
      LuaError(
        kind: "network", message: sentence, fields: [("class", .string("OrderStateUnknown"))], underlying: self)
    }
  }
}
