public import PanierOrdering
public import PanierVM

extension LedgerError: LuaErrorConvertible {
  /// The error as scripts see it: nothing is ordered if it cannot be noted first.
  public var luaError: LuaError {
    let kind: LuaError.Kind =
      switch self {
      case .noEntry, .settled, .tooEarly, .orderTaken, .notYours: .usage
      case .unusable, .newer, .otherBook, .older, .newerLedger, .forbidden, .lostChange, .failedOver, .notMade:
        .refused
      case .unreachable: .network
      }
    return LuaError(kind: kind, message: sentence, fields: [("class", .string("Journal"))], underlying: self)
  }
}
