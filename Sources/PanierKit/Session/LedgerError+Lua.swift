public import PanierOrdering
public import PanierVM

extension LedgerError: LuaErrorConvertible {
  /// The error as scripts see it: nothing is ordered where it cannot be noted first.
  public var luaError: LuaError {
    LuaError(kind: .refused, message: sentence, fields: [("class", .string("Journal"))], underlying: self)
  }
}
