import OVHClient

/// The items of a cart and their configurations.
enum ItemRoutes {
  static let table: [String: Handler] = [
    "GET /order/cart/{cartId}/item": list,
    "GET /order/cart/{cartId}/item/{itemId}": show,
    "PUT /order/cart/{cartId}/item/{itemId}": update,
    "DELETE /order/cart/{cartId}/item/{itemId}": delete,
    "GET /order/cart/{cartId}/item/{itemId}/configuration": configurations,
    "POST /order/cart/{cartId}/item/{itemId}/configuration": configure,
    "GET /order/cart/{cartId}/item/{itemId}/configuration/{configurationId}": configuration,
    "DELETE /order/cart/{cartId}/item/{itemId}/configuration/{configurationId}": unconfigure,
    "GET /order/cart/{cartId}/item/{itemId}/requiredConfiguration": requirements,
  ]

  /// What a duration that is not sold is answered with, instead of a message about the duration.
  static let wrongDuration = Refusal(
    503, .named("Server::ServiceUnavailable"), "Service is temporarily unavailable")
  /// The most configurations an item holds.
  private static let maximumConfigurations = 200

  /// Reads a duration that a call names.
  static func period(_ text: String) throws(Refusal) -> Period {
    guard let period = Period(text) else { throw wrongDuration }
    return period
  }

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .ids(try state.cart(call).items.map(\.id))
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    return try finder(cart, call).json(cart.items[try state.itemIndex(call, in: cart)], in: cart)
  }

  static func update(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    let index = try state.itemIndex(call, in: cart)
    var item = cart.items[index]
    let finder = try finder(cart, call)
    if let text = call.body["duration"]?.string { item.duration = try period(text).text }
    if let quantity = call.body["quantity"]?.integer { item.quantity = quantity }
    switch finder.product(of: item) {
    case let domain as DomainProduct:
      guard item.quantity == 1 else { throw .invalidInput("\(item.quantity) is not the only quantity, 1") }
      guard domain.offer.years.contains(item.months / 12) else { throw wrongDuration }
    case let plan as PlanProduct: try plan.checkSale()
    default: throw wrongDuration
    }
    cart.items[index] = item
    state.carts[cart.id] = cart
    return finder.json(item, in: cart)
  }

  static func delete(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    let id = cart.items[try state.itemIndex(call, in: cart)].id
    cart.items.removeAll { $0.id == id || $0.parentID == id }
    state.carts[cart.id] = cart
    return nil
  }

  static func configurations(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    let item = cart.items[try state.itemIndex(call, in: cart)]
    let label = call.query["label"]
    return .ids(item.configurations.filter { label == nil || $0.label == label }.map(\.id))
  }

  /// Appends and judges nothing: values are judged at checkout, and a second one of a label stands beside the first.
  static func configure(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    let index = try state.itemIndex(call, in: cart)
    guard cart.items[index].configurations.count < maximumConfigurations else {
      throw .badRequest("This item has too many configurations")
    }
    let value =
      switch call.body["value"] {
      case .string(let text): text
      case .bool(let flag): flag ? "true" : "false"
      case .number(let number): number.text
      default: ""
      }
    let added = Configuration(id: state.identifier(), label: call.body["label"]?.string ?? "", value: value)
    cart.items[index].configurations.append(added)
    state.carts[cart.id] = cart
    return added.json
  }

  static func configuration(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    let item = cart.items[try state.itemIndex(call, in: cart)]
    return item.configurations[try configurationIndex(call, in: item)].json
  }

  static func unconfigure(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var cart = try state.openCart(call)
    let index = try state.itemIndex(call, in: cart)
    cart.items[index].configurations.remove(at: try configurationIndex(call, in: cart.items[index]))
    state.carts[cart.id] = cart
    return nil
  }

  static func requirements(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    let item = cart.items[try state.itemIndex(call, in: cart)]
    return .array(try finder(cart, call).product(of: item)?.requirements.map(\.json) ?? [])
  }

  private static func finder(_ cart: Cart, _ call: Call) throws(Refusal) -> ProductFinder {
    ProductFinder(subsidiary: try SimulatorState.subsidiary(of: cart), seed: call.configuration.seed)
  }

  private static func configurationIndex(_ call: Call, in item: CartItem) throws(Refusal) -> Int {
    let id = call.id("configurationId")
    guard let index = item.configurations.firstIndex(where: { $0.id == id }) else {
      throw .notFound("The requested object (configurationId = \(id)) does not exist")
    }
    return index
  }
}
