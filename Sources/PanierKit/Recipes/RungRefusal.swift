public import PanierOrdering
public import PanierVM

/// A call that a recipe may not make.
public enum RungRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The recipe declares less than the call needs.
  case above(String, needs: Risk, declared: Risk)
  /// No recipe may make the call.
  case closed(String, instead: String)
  /// The cart is not one that the recipe made.
  case foreignCart(String)

  public var description: String {
    switch self {
    case .above(let call, let needs, let declared):
      "\(call) needs the risk '\(needs.rawValue)', and this recipe declares '\(declared.rawValue)'; nothing was done"
    case .closed(let call, let instead): "\(call) is not open to recipes; \(instead)"
    case .foreignCart(let call):
      "\(call): the cart is the operator's, and recipes may only change carts that they made; make one with cart.new"
    }
  }
}

extension RungRefusal: LuaErrorConvertible {
  public var luaError: LuaError {
    var fields: [(String, LuaValue)] = [("class", .string("Risk"))]
    if case .above(_, let needs, let declared) = self {
      fields += [("needs", .string(needs.rawValue)), ("declared", .string(declared.rawValue))]
    }
    return LuaError(kind: .refused, message: description, fields: fields)
  }
}
