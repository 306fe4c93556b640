public import PanierOrdering
public import PanierVM

extension PaymentRefusal: LuaErrorConvertible {
  /// The refusal as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .refused(let refusal):
      var error = refusal.luaError
      error.message = sentence
      return error
    case .stateUnknown:
      return LuaError(
        kind: .network, message: sentence, fields: [("class", .string("PaymentStateUnknown"))], underlying: self)
    case .notPayable, .noTotal, .notOffered, .needsNumber, .noDefaultMethod, .alreadyInProgress, .locked,
      .notRetractable:
      return LuaError(kind: .refused, message: sentence, underlying: self)
    }
  }
}
