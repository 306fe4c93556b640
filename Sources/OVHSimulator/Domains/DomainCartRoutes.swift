import OVHClient

/// `/order/cart/{cartId}/domain`: offers for names, and names as items.
enum DomainCartRoutes {
  static let table: [String: Handler] = [
    "GET /order/cart/{cartId}/domain": offers,
    "POST /order/cart/{cartId}/domain": add,
  ]

  static func offers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    let subsidiary = try SimulatorState.subsidiary(of: cart)
    let name = try DomainName(call.query["domain"] ?? "")
    return [DomainOffer(name, subsidiary: subsidiary, seed: call.configuration.seed).json]
  }

  static func add(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.openCart(call)
    let subsidiary = try SimulatorState.subsidiary(of: cart)
    let name = try DomainName(call.body["domain"]?.string ?? "")
    let offer = DomainOffer(name, subsidiary: subsidiary, seed: call.configuration.seed)
    guard offer.isOrderable else { throw .badRequest("Domain \(name.text) is not orderable") }
    if let plan = call.body["planCode"]?.string, plan != name.suffix {
      throw .badRequest("Plan code not found: \(plan.prefix(80)) is not the plan of \(name.text)")
    }
    if let mode = call.body["pricingMode"]?.string, mode != offer.pricingMode {
      throw .badRequest("invalid pricing mode")
    }
    if let quantity = call.body["quantity"]?.integer, quantity != 1 {
      throw .invalidInput("\(quantity) is greater than the maximum of 1".replacingLow(quantity))
    }
    let period = try ItemRoutes.period(call.body["duration"]?.string ?? "P1Y")
    guard let years = period.years, offer.years.contains(years) else { throw ItemRoutes.wrongDuration }
    let item = CartItem(
      id: state.identifier(), parentID: nil, product: "domain", planCode: name.suffix, pricingMode: offer.pricingMode,
      duration: period.text, quantity: 1, domain: name.text,
      // Registries that ask for their own document get none by themselves.
      configurations: DomainProduct.documentSuffixes.contains(name.suffix)
        ? [] : [Configuration(id: state.identifier(), label: "DOMAIN_CONFIG", value: "{}")])
    try state.add(item, to: cart)
    return ProductFinder(subsidiary: subsidiary, seed: call.configuration.seed)
      .json(item, in: state.carts[cart.id] ?? cart)
  }
}

extension String {
  /// The same sentence about the minimum where a quantity is below it.
  fileprivate func replacingLow(_ quantity: Int64) -> String {
    quantity < 1 ? "\(quantity) is less than the minimum of 1" : self
  }
}
