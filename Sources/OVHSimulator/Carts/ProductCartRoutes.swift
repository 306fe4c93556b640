import OVHClient

/// `/order/cart/{cartId}/{product}` of every product but domains, and the options of all.
enum ProductCartRoutes {
  static let table: [String: Handler] = [
    "GET /order/cart/{cartId}/{product}": offers,
    "POST /order/cart/{cartId}/{product}": add,
    "GET /order/cart/{cartId}/{product}/options": options,
    "POST /order/cart/{cartId}/{product}/options": addOption,
    "GET /order/cart/{cartId}/domain/options": domainOptions,
    "POST /order/cart/{cartId}/domain/options": addOption,
    "GET /order/cart/{cartId}/domainPacks": packs,
    "POST /order/cart/{cartId}/domainPacks": addPack,
    "GET /order/cart/{cartId}/domainRestore": restores,
  ]

  /// All plans, or the one that `planCode` names: accepted also where it is not declared.
  static func offers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let shelf = try shelf(try state.cart(call), call)
    guard let code = call.query["planCode"] else { return .array(shelf.plans.map { shelf.json($0) }) }
    return .array(shelf.plans.filter { $0.code == code }.map { shelf.json($0) })
  }

  static func add(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.openCart(call)
    let shelf = try shelf(cart, call)
    let code = call.body["planCode"]?.string ?? ""
    guard !shelf.isOption(code) else { throw noPlan(code, shelf.product) }
    return try put(code, parent: nil, into: cart, shelf, &state, call)
  }

  static func options(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let shelf = try shelf(try state.cart(call), call)
    guard let code = call.query["planCode"] else { return [] }
    guard let plan = shelf.plan(code), !shelf.isOption(code) else { throw noPlan(code, shelf.product) }
    return .array(shelf.options(of: plan).map { shelf.json($0.plan, in: $0.family) })
  }

  static func domainOptions(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    _ = try DomainName(call.query["domain"] ?? "")
    let shelf = PlanShelf(subsidiary: try SimulatorState.subsidiary(of: cart), product: "domain")
    return .array(shelf.options.map { shelf.json($0, in: domainFamily($0)) })
  }

  /// Adds an option to an item; which options fit together is judged at checkout.
  static func addOption(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.openCart(call)
    let shelf = try shelf(cart, call)
    let code = call.body["planCode"]?.string ?? ""
    let parentID = call.body["itemId"]?.integer ?? -1
    guard let parent = cart.items.first(where: { $0.id == parentID && $0.product == shelf.product }) else {
      throw .notFound("The requested object (itemId = \(parentID)) does not exist")
    }
    let fits =
      shelf.product == "domain"
      ? shelf.options.contains { $0.code == code }
      : shelf.plan(parent.planCode)?.families.contains { $0.options.contains(code) } ?? false
    guard fits else { throw noPlan(code, shelf.product) }
    return try put(code, parent: parent, into: cart, shelf, &state, call)
  }

  /// Packs are sold no more.
  static func packs(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try state.cart(call)
    return []
  }

  static func addPack(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try state.openCart(call)
    throw noPlan(call.body["planCode"]?.string ?? "", "domainPacks")
  }

  /// No name of this account waits to be restored.
  static func restores(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try state.cart(call)
    return []
  }

  /// What a plan that is not sold is answered with.
  static func noPlan(_ code: String, _ product: String) -> Refusal {
    .badRequest("Plan code not found: \(code.prefix(80)) in \(product)")
  }

  /// The family that an option of a name is alone in.
  static func domainFamily(_ option: Plan) -> OptionFamily {
    OptionFamily(name: option.code, isMandatory: false, isExclusive: true, options: [option.code])
  }

  private static func shelf(_ cart: Cart, _ call: Call) throws(Refusal) -> PlanShelf {
    PlanShelf(
      subsidiary: try SimulatorState.subsidiary(of: cart), product: call.values["product"] ?? "domain")
  }

  /// Puts a plan or an option into a cart with the duration, mode and quantity of the body.
  static func put(
    _ code: String, parent: CartItem?, into cart: Cart, _ shelf: PlanShelf, serviceName: String? = nil,
    _ state: inout SimulatorState, _ call: Call
  ) throws(Refusal) -> JSONValue {
    guard shelf.plan(code) != nil else { throw noPlan(code, shelf.product) }
    let period = try ItemRoutes.period(call.body["duration"]?.string ?? "")
    let item = CartItem(
      id: state.identifier(), parentID: parent?.id, product: shelf.product, planCode: code,
      pricingMode: call.body["pricingMode"]?.string ?? "", duration: period.text,
      quantity: call.body["quantity"]?.integer ?? 0, domain: parent?.domain, serviceName: serviceName)
    let finder = ProductFinder(subsidiary: shelf.subsidiary, seed: call.configuration.seed)
    guard let product = finder.product(of: item) as? PlanProduct else { throw noPlan(code, shelf.product) }
    try product.checkSale()
    try state.add(item, to: cart)
    return finder.json(item, in: state.carts[cart.id] ?? cart)
  }
}
