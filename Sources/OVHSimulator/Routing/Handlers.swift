import OVHClient

/// What answers each route.
enum Handlers {
  /// All handlers by method and template.
  private static let table: [String: Handler] = {
    let parts = [
      AuthRoutes.table, CartRoutes.table, ItemRoutes.table, DomainCartRoutes.table, CheckoutRoutes.table,
      OrderRoutes.table, PaymentRoutes.table, AccountRoutes.table, ContactRoutes.table, ApiAccessRoutes.table,
      ProductCartRoutes.table, ServiceOptionRoutes.table, CatalogueRoutes.table, ExtensionRoutes.table,
      RuleRoutes.table, DomainTaskRoutes.table, PaymentMethodRoutes.table, OrderDebtRoutes.table,
    ]
    return parts.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }()

  /// What answers a route, with the product that stands in its template where the general form of that has an answer.
  static func handler(for route: Route) -> (handler: Handler, product: String?)? {
    if let handler = table["\(route.method) \(route.template)"] { return (handler, nil) }
    guard let (template, product) = general(route.template), let handler = table["\(route.method) \(template)"]
    else { return nil }
    return (handler, product)
  }

  /// The form that the routes of all products have in common: `/order/cart/{cartId}/{product}`.
  private static func general(_ template: String) -> (template: String, product: String)? {
    for (prefix, index) in [
      ("/order/cart/{cartId}/", 3), ("/order/catalog/public/", 3), ("/order/cartServiceOption/", 2),
    ]
    where template.hasPrefix(prefix) {
      var segments = template.split(separator: "/").map(String.init)
      guard segments.indices.contains(index) else { return nil }
      let product = segments[index]
      segments[index] = "{product}"
      return ("/" + segments.joined(separator: "/"), product)
    }
    return nil
  }
}
