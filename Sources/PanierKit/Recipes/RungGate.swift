import PanierOrdering
import PanierReference
import PanierVM

/// Lets a recipe's calls pass as far as it declared, and keeps it to what it made itself.
struct RungGate: Sendable {
  /// How far the recipe goes, as it declares and the operator allowed.
  let risk: Risk

  /// Lets a call pass.
  /// - Throws: ``RungRefusal``.
  func check(_ function: FunctionReference, _ arguments: [LuaValue]) throws {
    let rung: Risk
    switch FunctionRung.of(function.name) {
    case .closed(let instead): throw RungRefusal.closed(Self.shown(function), instead: instead)
    case .at(let risk): rung = risk
    }
    guard risk >= rung else { throw RungRefusal.above(Self.shown(function), needs: rung, declared: risk) }
    guard rung >= .quote else { return }
    if rung == .order { try checkPurchase(Self.shown(function), arguments) }
    if let cart = Self.cart(arguments), !cart.isOwn { throw RungRefusal.foreignCart(Self.shown(function)) }
  }

  private func checkPurchase(_ call: String, _ arguments: [LuaValue]) throws {
    // The check before this one let nothing but a table through, with true or false in these places.
    guard arguments.count > 1, case .table(let options) = arguments[1] else { return }
    func says(_ name: String) -> Bool { options.fields.contains { $0.key == name && $0.value == .boolean(true) } }
    if says("pay"), risk < .pay {
      throw RungRefusal.above("\(call){ pay = true }", needs: .pay, declared: risk)
    }
    if says("waive_retraction"), risk < .waive {
      throw RungRefusal.above("\(call){ waive_retraction = true }", needs: .waive, declared: risk)
    }
  }

  private static func cart(_ arguments: [LuaValue]) -> CartObject? {
    guard case .object(let receiver)? = arguments.first else { return nil }
    return receiver as? CartObject ?? (receiver as? ItemObject)?.cart
  }

  /// The name as recipes write it: `cart:checkout`.
  private static func shown(_ function: FunctionReference) -> String {
    function.isMethod ? function.name.prefix(1).lowercased() + function.name.dropFirst() : function.name
  }
}
