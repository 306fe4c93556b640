public import OVHClient

/// How far a script or a recipe goes, which decides what a consumer key for it may call.
///
/// Each level holds those before it.
public enum Risk: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Catalogues, orders and the account, without any change.
  case read
  /// Carts with their prices, up to the price that a checkout would charge.
  case quote
  /// Checkout.
  case order
  /// Payment, and withdrawal from an order.
  case pay
  /// Giving up the right of withdrawal.
  case waive

  /// What a key of the level may do, in words: `the key may …`.
  public var phrase: String {
    switch self {
    case .read: "only read"
    case .quote: "fill carts and ask for prices, and not order"
    case .order: "order, and not pay"
    case .pay: "order and pay"
    case .waive: "order, pay and give up the right of withdrawal"
    }
  }

  /// The least that the level needs.
  public var rules: [AccessRule] { self == .quote ? general + Risk.cartFilling : general }

  /// Whether a key of the level may make a call.
  /// - Parameter call: the call, with the path as it is sent.
  public func allows(_ call: AccessRule) -> Bool {
    // What fills a cart is asked last: it is made of the whole table of routes, once.
    general.contains { $0.covers(call) } || (self == .quote && Risk.cartFilling.contains { $0.covers(call) })
  }

  /// What the level needs beside what fills a cart without ordering it.
  private var general: [AccessRule] {
    guard self != .waive else { return AccessRule.ordering }
    let all = AccessRule.ordering.flatMap { $0 == Risk.domains ? Risk.withoutCodes : [$0] }
    // Ending the key itself is no change of the account.
    let reading = all.filter { $0.method == "GET" || $0.path == "/auth/logout" }
    let ordering = all.filter { !($0.method == "POST" && $0.path.hasPrefix("/me/order")) }
    switch self {
    case .read: return reading
    case .quote:
      // A rule for POST on everything below a cart would allow the checkout too, so what fills a cart is listed. What
      // prices a renewal and what orders it are one route.
      return ordering.filter { !($0.method == "POST" && Risk.buying.contains($0.path)) }
    case .order: return ordering
    case .pay:
      return ordering
        + ["/me/order/*/pay", "/me/order/*/payWithRegisteredPaymentMean", "/me/order/*/retraction"]
        .map { AccessRule(method: .post, path: $0) }
    case .waive: return AccessRule.ordering
    }
  }

  /// Whether a level holds less than another.
  public static func < (first: Risk, second: Risk) -> Bool { first.place < second.place }

  /// Covers the code with which a name goes to another registrar: rules know no exception.
  private static let domains = AccessRule(method: .get, path: "/domain/*")
  /// What can be read of names without that code.
  private static let withoutCodes = [
    "/domain/*/serviceInfos", "/domain/*/nameServer", "/domain/*/nameServer/*", "/domain/zone/*",
    "/domain/configurationRule", "/domain/extensions", "/domain/extensions/*", "/domain/data/*",
  ].map { AccessRule(method: .get, path: $0) }
  private static let belowCarts = "/order/cart/*"
  /// What a rule for POST must not name where nothing may be ordered.
  private static let buying: Set = [belowCarts, "/service/*/renew", "/order/upgrade/*"]

  /// What puts something into a cart: the drafts of the table of routes.
  private static let cartFilling: [AccessRule] = {
    let filling = RouteTable.shared.describedOperations.filter {
      $0.method == .post && $0.routeClass == .free && $0.path.hasPrefix("/order/cart/{cartId}/")
    }
    let paths = Set(
      filling.map { operation in
        // options of all products are one rule
        let path = operation.path.hasSuffix("/options") ? "/order/cart/{cartId}/{product}/options" : operation.path
        return "/" + path.split(separator: "/").map { $0.hasPrefix("{") ? "*" : $0 }.joined(separator: "/")
      })
    let products = Set(RouteTable.shared.cartProducts.map { "\(belowCarts)/\($0)" })
    return (paths.subtracting(products).sorted() + paths.intersection(products).sorted())
      .map { AccessRule(method: .post, path: $0) }
  }()

  private var place: Int { Risk.allCases.firstIndex(of: self) ?? 0 }
}
