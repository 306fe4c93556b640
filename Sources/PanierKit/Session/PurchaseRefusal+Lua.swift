public import PanierOrdering
public import PanierVM

extension PurchaseRefusal: LuaErrorConvertible {
  /// The refusal as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .overBudget: LuaError(kind: .budget, message: sentence, fields: named("OverBudget"), underlying: self)
    case .overMonth: LuaError(kind: .budget, message: sentence, fields: named("OverMonth"), underlying: self)
    case .overMaximum: LuaError(kind: .budget, message: sentence, fields: named("OverMaximum"), underlying: self)
    case .limitInOtherCurrency: LuaError(kind: .budget, message: sentence, underlying: self)
    case .changed, .badQuote: LuaError(kind: .budget, message: sentence, fields: named("Changed"), underlying: self)
    case .orderedOther(let id, _, _, _):
      LuaError(kind: .budget, message: sentence, fields: named("OrderedOther", id), underlying: self)
    case .unbounded: LuaError(kind: .usage, message: sentence, fields: named("Unbounded"), underlying: self)
    case .shownOnly: LuaError(kind: .refused, message: sentence, fields: named("ShownOnly"), underlying: self)
    case .declined, .nobodyToAsk:
      LuaError(kind: .refused, message: sentence, fields: named("NotConfirmed"), underlying: self)
    case .repeated(let id, _, _, _), .applied(_, let id, _, _):
      LuaError(kind: .refused, message: sentence, fields: named("Repeated", id), underlying: self)
    case .leaseLost, .inHand, .heldByPlan:
      LuaError(kind: .refused, message: sentence, fields: named("UnderWay"), underlying: self)
    case .needsWaiver, .alreadyInProgress, .locked:
      LuaError(kind: .refused, message: sentence, underlying: self)
    case .orderedNotPaid(let id, isUnknown: false, _):
      LuaError(kind: .api, message: sentence, fields: named("OrderNotPaid", id), underlying: self)
    case .orderedNotPaid(let id, _, _):
      LuaError(kind: .network, message: sentence, fields: named("PaymentStateUnknown", id), underlying: self)
    case .stateUnknown:
      LuaError(kind: .network, message: sentence, fields: named("OrderStateUnknown"), underlying: self)
    // An earlier order is not known about, and nothing was sent now.
    case .unsettled:
      LuaError(
        kind: .network, message: sentence, fields: named("OrderStateUnknown") + [("earlier", .boolean(true))],
        underlying: self)
    }
  }

  /// The class by which a script tells refusals of a kind apart, and the order that there is.
  private func named(_ name: String, _ order: Int64? = nil) -> [(String, LuaValue)] {
    [("class", .string(name))] + (order.map { [("order", .integer($0))] } ?? [])
  }
}
