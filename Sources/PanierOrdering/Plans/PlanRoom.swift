import OVHClient

/// Prices and checks a purchase up to the operator's word, and makes nothing.
struct PlanRoom {
  let till: Till

  /// - Parameters:
  ///   - request: the cart, what was shown, and what the caller allows.
  ///   - origin: what only the maker of the cart knows.
  ///   - recorder: takes the order.
  /// - Returns: the order as it would be made.
  func plan(_ request: CheckoutRequest, _ origin: CartOrigin, _ recorder: PlanRecorder) async throws -> PlannedCart {
    guard case .cart(let cartID) = request.subject else { throw PlanRefusal.noCart(request.subject) }
    let purchase = CartPurchase(client: till.client, cartID: cartID)
    try recorder.reserve(request.subject)
    let contents = try await purchase.contents(isAsked: false)
    let quote = try await purchase.checkedQuote(hasItems: contents.hasItems)
    guard request.waivesRetraction || contents.needsWaiver.isEmpty else {
      throw PurchaseRefusal.needsWaiver(contents.needsWaiver)
    }
    if let difference = request.shown?.difference(to: quote) { throw PurchaseRefusal.changed(difference) }
    try till.requireWithin(request.maximum, quote.withTax, purchase.kind)
    // Kept until the run ends, so that all orders of the plan have to fit together.
    try till.budget.reserve(quote.withTax)
    let intent = try await till.intent(request, purchase, contents, quote)
    try await RepeatRule(till: till).requireNew(intent)
    let reader = CartReader(client: till.client, cart: cartID, services: origin.services)
    let items = try await RenewalPrices(client: till.client, cart: cartID).added(to: try await reader.items())
    let planned = PlannedCart(
      cart: origin.isKept ? cartID : nil, subsidiary: origin.subsidiary,
      coupons: try await till.client.coupons(cart: cartID), items: items, lines: quote.lines,
      withoutTax: quote.withoutTax, tax: quote.tax, withTax: quote.withTax, contracts: quote.contracts,
      waivesRetraction: request.waivesRetraction, paysAutomatically: request.paysAutomatically,
      location: request.location, recipe: till.labels.recipe)
    recorder.add(planned, intent)
    return planned
  }
}
