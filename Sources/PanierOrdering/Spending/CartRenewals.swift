import OVHClient

/// Finds out what the items of a cart cost again each later period.
///
/// An item does not tell by itself: that of a plan has one price, and the names of some registries come with a renewal
/// of zero. The offers that the items were made from do.
struct CartRenewals {
  let client: OVHClient
  let cartID: String
  let items: [CartItem]

  /// The prices, in the order of the items; nothing for what is bought once.
  /// - Throws: `OVHError` when the API cannot be asked.
  func prices() async throws -> [RenewalPrice] {
    var prices: [RenewalPrice] = []
    for item in items {
      if let price = try await price(of: item) { prices.append(price) }
    }
    return prices
  }

  private func price(of item: CartItem) async throws -> RenewalPrice? {
    guard let period = try? Period(item.duration ?? ""), period != Period() else { return nil }
    var price: Money?
    if let parent = items.first(where: { $0.id == item.parentItemID }) {
      let offers = try await known { try await options(of: parent) } ?? []
      let offer = offers.first { $0.planCode == item.settings.planCode }
      guard let offer else { return unknown(item, period) }
      guard Self.renews(offer.prices) else { return nil }
      price = Self.price(offer.prices, of: item)
    } else if let domain = item.settings.domain, !domain.isEmpty {
      let offers = try await known { try await client.domainOffers(cart: cartID, domain: domain) } ?? []
      let offer = offers.first { $0.pricingMode == item.settings.pricingMode }
      price = (offer?.price(.renew) ?? item.price(.renew)).map { Money($0) }
    } else {
      let offers = try await known { try await client.offers(cart: cartID, product: item.productID) } ?? []
      let offer = offers.first { $0.planCode == item.settings.planCode }
      guard let offer else { return unknown(item, period) }
      guard Self.renews(offer.prices) else { return nil }
      price = Self.price(offer.prices, of: item)
    }
    guard let price else { return unknown(item, period) }
    guard price.ucents != 0 else { return nil }
    return RenewalPrice(
      name: Self.name(of: item), price: try price.multiplied(by: item.settings.quantity ?? 1), period: period)
  }

  private func options(of parent: CartItem) async throws -> [GenericOption] {
    if let domain = parent.settings.domain, !domain.isEmpty {
      return try await client.domainOptions(cart: cartID, domain: domain)
    }
    return try await client.options(
      cart: cartID, product: parent.productID, planCode: parent.settings.planCode ?? "")
  }

  /// What the API answers; nil where it does not sell the thing in this way.
  private func known<Answer>(_ ask: () async throws -> Answer) async throws -> Answer? {
    do { return try await ask() } catch let error as OVHError where error.kind == .api { return nil }
  }

  private func unknown(_ item: CartItem, _ period: Period) -> RenewalPrice {
    RenewalPrice(name: Self.name(of: item), price: nil, period: period)
  }

  private static func renews(_ prices: [GenericPrice]) -> Bool { prices.contains { $0.capacities.contains(.renew) } }

  private static func price(_ prices: [GenericPrice], of item: CartItem) -> Money? {
    prices.renewal(mode: item.settings.pricingMode?.rawValue, duration: item.duration)?.price.map { Money($0) }
  }

  private static func name(of item: CartItem) -> String {
    let names = [item.settings.domain, item.settings.planCode, item.productID].compactMap(\.self)
    return names.first { !$0.isEmpty } ?? "item \(item.id)"
  }
}
