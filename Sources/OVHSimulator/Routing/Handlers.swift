import OVHClient
import Synchronization

/// What answers each route.
enum Handlers {
  /// All handlers by method and template.
  private static let table: [String: Handler] = {
    let parts = [
      AuthRoutes.table, CartRoutes.table, ItemRoutes.table, DomainCartRoutes.table, CheckoutRoutes.table,
      OrderRoutes.table, PaymentRoutes.table, AccountRoutes.table, ContactRoutes.table, ApiAccessRoutes.table,
      ProductCartRoutes.table, ServiceOptionRoutes.table, CatalogueRoutes.table, ExtensionRoutes.table,
      RuleRoutes.table, DomainTaskRoutes.table, PaymentMethodRoutes.table, OrderDebtRoutes.table, ServiceRoutes.table,
      UpgradeRoutes.table, StockRoutes.table, OwnedServiceRoutes.table, AddressRoutes.table, HostingRoutes.table,
      DomainSettingRoutes.table,
      CreditAccountRoutes.table, BillRoutes.table,
    ]
    return parts.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }()

  /// What answers an operation, with the product that stands in its path where the general form of that has an answer.
  struct Answer: Sendable {
    var handler: Handler
    var product: String?
  }

  /// What answers the operations of the table, each looked for once.
  private static let answers = Mutex<[Int: Answer?]>([:])

  /// What answers an operation; nil where nothing does.
  static func answer(to operation: APIOperation) -> Answer? {
    answers.withLock { answers in
      if let known = answers[operation.index] { return known }
      let found = find(operation.method.rawValue, operation.path)
      answers[operation.index] = .some(found)
      return found
    }
  }

  private static func find(_ method: String, _ path: String) -> Answer? {
    if let handler = table["\(method) \(path)"] { return Answer(handler: handler) }
    guard let (general, product) = general(path), let handler = table["\(method) \(general)"] else { return nil }
    return Answer(handler: handler, product: product)
  }

  /// The form that the routes of all products have in common: `/order/cart/{cartId}/{product}`.
  private static func general(_ template: String) -> (template: String, product: String)? {
    for (prefix, index) in [
      ("/order/cart/{cartId}/", 3), ("/order/catalog/public/", 3), ("/order/cartServiceOption/", 2),
      ("/order/upgrade/", 2),
    ]
    where template.hasPrefix(prefix) {
      var segments = template.split(separator: "/").map(String.init)
      guard segments.indices.contains(index) else { return nil }
      let product = segments[index]
      segments[index] = "{product}"
      // Two products call their services by another name.
      if let name = segments.firstIndex(of: "{domain}") { segments[name] = "{serviceName}" }
      return ("/" + segments.joined(separator: "/"), product)
    }
    return nil
  }
}
