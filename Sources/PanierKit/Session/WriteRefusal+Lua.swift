public import PanierOrdering
public import PanierVM

extension WriteRefusal: LuaErrorConvertible {
  /// The refusal as scripts see it.
  public var luaError: LuaError {
    switch self {
    case .withinBudget: LuaError(kind: .budget, message: sentence, underlying: self)
    case .shownOnly:
      LuaError(kind: .refused, message: sentence, fields: [("class", .string("ShownOnly"))], underlying: self)
    default: LuaError(kind: .refused, message: sentence, underlying: self)
    }
  }
}
