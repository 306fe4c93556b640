public import PanierOrdering
public import PanierVM

extension LedgerError: LuaErrorConvertible {
  /// The error as scripts see it: nothing is ordered where it cannot be noted first.
  public var luaError: LuaError {
    let kind: LuaError.Kind = if case .unreachable = self { .network } else { .refused }
    return LuaError(kind: kind, message: sentence, fields: [("class", .string("Journal"))], underlying: self)
  }
}
