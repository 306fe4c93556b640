import FoundationEssentials

extension SimulatorState {
  /// The most items a cart holds.
  static let maximumItems = 1000

  /// Expired carts are forgotten after this time, in seconds.
  private static let memory: Double = 7 * 86400
  /// The most carts that are open at a time; beyond, the oldest are forgotten, so that memory is bounded.
  static let maximumOpenCarts = 100_000

  /// Forgets carts that expired long ago and, where there are too many, the oldest open ones.
  ///
  /// It looks at all carts, and so does its work only now and then.
  mutating func makeRoomForCart(at now: Date) {
    guard carts.count >= cartsAtNextSweep else { return }
    carts.removeAll { Self.isForgotten($0, at: now) }
    let ordered = carts.values.count(where: \.isReadOnly)
    var surplus = carts.count - ordered - Self.maximumOpenCarts * 9 / 10
    if surplus > 0 {
      carts.removeAll { cart in
        guard !cart.isReadOnly, surplus > 0 else { return false }
        surplus -= 1
        return true
      }
    }
    cartsAtNextSweep = max(1000, min(carts.count * 2, ordered + Self.maximumOpenCarts))
  }

  private static func isForgotten(_ cart: Cart, at now: Date) -> Bool {
    guard !cart.isReadOnly, let expire = cart.expire else { return false }
    return now.timeIntervalSince(expire) > memory
  }

  /// The cart of a call.
  /// - Throws: when there is none of that identifier or its time is over.
  func cart(_ call: Call) throws(Refusal) -> Cart {
    let id = call.value("cartId")
    guard let cart = carts[id], !Self.isForgotten(cart, at: call.now) else {
      throw id.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) == nil
        ? .badRequest("invalid cartId") : .notFound("invalid cartId")
    }
    if !cart.isReadOnly, let expire = cart.expire, expire <= call.now { throw .badRequest("Cart expired") }
    return cart
  }

  /// The cart of a call that is going to change.
  /// - Throws: also when it has been checked out.
  func openCart(_ call: Call) throws(Refusal) -> Cart {
    let cart = try cart(call)
    guard !cart.isReadOnly else { throw .badRequest("This cart is read only: it has been checked out already") }
    return cart
  }

  /// The index of the item that a call names.
  func itemIndex(_ call: Call, in cart: Cart) throws(Refusal) -> Int {
    let id = call.id("itemId")
    guard let index = cart.items.firstIndex(where: { $0.id == id }) else {
      throw .notFound("The requested object (itemId = \(id)) does not exist")
    }
    return index
  }

  /// The subsidiary of a cart, which was judged when the cart was made.
  static func subsidiary(of cart: Cart) throws(Refusal) -> Subsidiary {
    let subsidiary = try Subsidiary.named(cart.subsidiary)
    return subsidiary
  }

  /// Adds an item to a cart and keeps the cart.
  mutating func add(_ item: CartItem, to cart: Cart) throws(Refusal) {
    guard cart.items.count < Self.maximumItems else { throw .badRequest("This cart is full") }
    var changed = cart
    changed.items.append(item)
    carts[cart.id] = changed
  }
}
