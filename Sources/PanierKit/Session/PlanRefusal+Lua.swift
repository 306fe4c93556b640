public import PanierOrdering
public import PanierVM

extension PlanRefusal: LuaErrorConvertible {
  /// The refusal as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .differs, .expired: LuaError(kind: .budget, message: sentence, underlying: self)
    case .cartLost, .orderedElsewhere, .noCart: LuaError(kind: .refused, message: sentence, underlying: self)
    }
  }
}

extension PlanFileError: LuaErrorConvertible {
  /// The error as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .noPlan, .newer: LuaError(kind: .usage, message: sentence, underlying: self)
    case .edited: LuaError(kind: .refused, message: sentence, underlying: self)
    }
  }
}
