import OVHClient

/// Makes a planned cart anew.
struct CartMaker {
  let client: OVHClient
  /// The text that the cart is found by.
  let description: String
  /// Told of the cart as soon as there is one.
  let made: (String) -> Void

  /// Makes the cart with everything that is in it.
  /// - Parameters:
  ///   - planned: what is put into it.
  ///   - subsidiary: whom it is made for.
  /// - Returns: the cart.
  /// - Throws: ``PlanRefusal/differs(_:)`` for what is not to be had any more; `OVHError` when the API cannot be asked.
  func make(_ planned: PlannedCart, subsidiary: String) async throws -> String {
    let cart = try await client.createCart(subsidiary: subsidiary, description: description).id
    made(cart)
    for item in planned.items {
      try await orGone("item \(item.words)") { try await add(item, to: cart) }
    }
    for coupon in planned.coupons {
      try await orGone("coupon \(coupon)") { _ = try await client.addCoupon(cart: cart, coupon: coupon) }
    }
    try await client.assignCart(cart)
    return cart
  }

  private func add(_ item: PlannedItem, to cart: String) async throws {
    let mode = PricingMode(rawValue: item.mode)
    let added: CartItem
    if let service = item.service {
      added = try await client.addServiceOption(
        cart: cart, product: item.product, service: service, planCode: item.plan, duration: item.duration,
        pricingMode: mode, quantity: item.quantity)
    } else if let domain = item.domain, item.product == "domain" {
      try await requireOffered(item, domain, in: cart)
      added = try await client.addDomain(
        cart: cart, domain: domain, planCode: item.plan, pricingMode: mode, duration: item.duration,
        quantity: item.quantity)
    } else {
      added = try await client.addItem(
        cart: cart, product: item.product, planCode: item.plan, duration: item.duration, pricingMode: mode,
        quantity: item.quantity)
    }
    try await configure(added, item, in: cart)
    for option in item.options {
      let mode = PricingMode(rawValue: option.mode)
      let chosen = try await client.addOption(
        cart: cart, product: item.product, item: added.id, planCode: option.plan, duration: option.duration,
        pricingMode: mode, quantity: option.quantity)
      try await configure(chosen, option, in: cart)
    }
  }

  /// A name may have been taken, or be sold at a price of its own by now; the API would take its first offer.
  private func requireOffered(_ item: PlannedItem, _ domain: String, in cart: String) async throws {
    let offers = try await client.domainOffers(cart: cart, domain: domain)
    guard !offers.contains(where: { $0.orderable && $0.pricingMode?.rawValue == item.mode }) else { return }
    let now = offers.filter(\.orderable).compactMap { $0.pricingMode?.rawValue }
    throw PlanRefusal.differs([
      PlanDifference(
        what: "item \(item.words)", planned: "available as \(item.mode)",
        now: now.isEmpty ? "not available" : "available as \(now.joined(separator: ", "))")
    ])
  }

  /// Sets each label once: the API configures some by itself, and takes a second value beside the first.
  private func configure(_ added: CartItem, _ item: PlannedItem, in cart: String) async throws {
    var wanted = item.configuration
    for id in try await client.configurationIDs(cart: cart, item: added.id) {
      let set = try await client.configuration(cart: cart, item: added.id, configuration: id)
      if let place = wanted.firstIndex(of: PlannedValue(label: set.label, value: set.value)) {
        wanted.remove(at: place)
      } else {
        try await client.deleteConfiguration(cart: cart, item: added.id, configuration: id)
      }
    }
    for value in wanted {
      _ = try await client.addConfiguration(cart: cart, item: added.id, label: value.label, value: value.value)
    }
  }

  private func orGone(_ what: String, _ body: () async throws -> Void) async throws {
    do { try await body() } catch let error as OVHError where PlanDesk.isGone(error) {
      throw PlanRefusal.differs([
        PlanDifference(what: what, planned: "available", now: "refused by the API: \(error.message)")
      ])
    }
  }
}
