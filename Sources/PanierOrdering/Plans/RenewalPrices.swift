import OVHClient

/// Finds out what planned items cost again and again, as the API's offers tell it.
struct RenewalPrices {
  let client: OVHClient
  let cart: String

  /// The items with their renewals; what the API does not tell stays open.
  func added(to items: [PlannedItem]) async throws -> [PlannedItem] {
    var offers: [String: [GenericOffer]] = [:]
    var priced: [PlannedItem] = []
    for item in items {
      var item = item
      if let domain = item.domain, item.product == "domain", item.service == nil {
        let found = try await client.domainOffers(cart: cart, domain: domain)
          .first { $0.pricingMode?.rawValue == item.mode }
        // A name is renewed by the year, however long it is registered for.
        item.renewal = found?.price(.renew)
          .flatMap { PlannedRenewal(Money($0), months: 12, quantity: item.quantity) }
        item.options = Self.priced(
          item.options, by: item.options.isEmpty ? [] : try await client.domainOptions(cart: cart, domain: domain))
      } else if let service = item.service {
        let options = try await client.serviceOptions(product: item.product, service: service)
        item.renewal = options.first { $0.planCode == item.plan }.flatMap { Self.renewal(of: item, $0.prices) }
      } else {
        if offers[item.product] == nil {
          offers[item.product] = try await client.offers(cart: cart, product: item.product)
        }
        item.renewal = offers[item.product]?.first { $0.planCode == item.plan }
          .flatMap { Self.renewal(of: item, $0.prices) }
        item.options = Self.priced(
          item.options,
          by: item.options.isEmpty
            ? [] : try await client.options(cart: cart, product: item.product, planCode: item.plan))
      }
      priced.append(item)
    }
    return priced
  }

  private static func priced(_ options: [PlannedItem], by offered: [GenericOption]) -> [PlannedItem] {
    options.map { option in
      var option = option
      option.renewal = offered.first { $0.planCode == option.plan }.flatMap { renewal(of: option, $0.prices) }
      return option
    }
  }

  private static func renewal(of item: PlannedItem, _ prices: [GenericPrice]) -> PlannedRenewal? {
    guard let found = prices.renewal(mode: item.mode, duration: item.duration), let price = found.price else {
      return nil
    }
    let interval = found.interval.flatMap { $0 > 0 ? $0 : nil }
    let months = interval ?? (try? Period(found.duration)).map { Int64($0.months) } ?? 0
    return PlannedRenewal(Money(price), months: months, quantity: item.quantity)
  }
}
