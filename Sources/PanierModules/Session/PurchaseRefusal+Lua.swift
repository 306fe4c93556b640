public import PanierOrdering
public import PanierVM

extension PurchaseRefusal: LuaErrorConvertible {
  /// The refusal as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .overBudget, .overMaximum, .limitInOtherCurrency, .changed:
      LuaError(kind: "budget", message: description, underlying: self)
    case .unbounded:
      LuaError(kind: "usage", message: description, underlying: self)
    case .declined, .nobodyToAsk, .needsWaiver, .alreadyInProgress, .locked, .repeated:
      LuaError(kind: "refused", message: description, underlying: self)
    case .stateUnknown, .unsettled:
      LuaError(
        kind: "network", message: description, fields: [("class", .string("OrderStateUnknown"))], underlying: self)
    }
  }
}
