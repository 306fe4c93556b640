import FoundationEssentials
import OVHClient

/// `/order/cart`, a cart itself, its assignment and its coupons.
enum CartRoutes {
  static let table: [String: Handler] = [
    "GET /order/cart": list,
    "POST /order/cart": create,
    "GET /order/cart/{cartId}": show,
    "PUT /order/cart/{cartId}": update,
    "DELETE /order/cart/{cartId}": delete,
    "POST /order/cart/{cartId}/assign": assign,
    "GET /order/cart/{cartId}/coupon": coupons,
    "POST /order/cart/{cartId}/coupon": addCoupon,
    "DELETE /order/cart/{cartId}/coupon": deleteCoupon,
  ]

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let account = try call.account()
    let description = call.query["description"]
    let carts = state.carts.values.filter { cart in
      cart.owner == account && (description == nil || cart.description == description)
        && (cart.isReadOnly || cart.expire.map { $0 > call.now } ?? true)
    }
    return .texts(carts.sorted { ($0.creation, $0.id) < ($1.creation, $1.id) }.map(\.id))
  }

  static func create(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let subsidiary = try Subsidiary.named(call.body["ovhSubsidiary"]?.string)
    state.makeRoomForCart(at: call.now)
    let cart = Cart(
      id: state.generator.uuid(), subsidiary: subsidiary.code, description: call.body["description"]?.string ?? "",
      creation: call.now, expire: try expiry(call) ?? call.now.addingTimeInterval(86400))
    state.carts[cart.id] = cart
    return cart.json
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try state.cart(call).json
  }

  static func update(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    if let description = call.body["description"]?.string { cart.description = description }
    if let expire = try expiry(call) { cart.expire = expire }
    state.carts[cart.id] = cart
    return cart.json
  }

  static func delete(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    guard !cart.isReadOnly else { throw .notFound("This cart does not exist or has been checked out") }
    if let owner = cart.owner, owner != (try call.account()) { throw .forbidden() }
    state.carts[cart.id] = nil
    return nil
  }

  static func assign(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    guard cart.owner == nil else { throw .badRequest("This cart is already assigned") }
    cart.owner = try call.account()
    state.carts[cart.id] = cart
    return nil
  }

  static func coupons(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .texts(try state.cart(call).coupons)
  }

  static func addCoupon(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    let code = call.body["coupon"]?.string ?? ""
    if let objection = Coupon.objection(to: code) { throw .badRequest(objection) }
    guard !cart.coupons.contains(code) else { throw .badRequest("Coupon \(code) is already in this cart") }
    cart.coupons.append(code)
    state.carts[cart.id] = cart
    return .texts(cart.coupons)
  }

  static func deleteCoupon(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    let code = call.query["coupon"] ?? ""
    guard let index = cart.coupons.firstIndex(of: code) else {
      throw .notFound("The requested object (coupon = \(code.prefix(80))) does not exist")
    }
    cart.coupons.remove(at: index)
    state.carts[cart.id] = cart
    return nil
  }

  private static func expiry(_ call: Call) throws(Refusal) -> Date? {
    guard let text = call.body["expire"]?.string, let date = Timestamp.parse(text) else { return nil }
    guard date > call.now else { throw .badRequest("expire must lie in the future") }
    return date
  }
}
