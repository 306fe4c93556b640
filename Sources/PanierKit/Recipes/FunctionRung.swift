import PanierOrdering

/// What a recipe needs to call a function: a rung of the ladder of risk, or more than any recipe has.
enum FunctionRung: Sendable, Hashable {
  /// The recipe must declare this much at least.
  case at(Risk)
  /// The operator's own; carries what a recipe does instead.
  case closed(String)

  /// The rung of each function and method, by its name; what stands in no row is closed.
  static let all: [String: FunctionRung] = {
    var all: [String: FunctionRung] = [:]
    for (risk, names) in open { for name in names { all[name] = .at(risk) } }
    for (name, instead) in closed { all[name] = .closed(instead) }
    return all
  }()

  /// The rung of a function.
  static func of(_ name: String) -> FunctionRung {
    all[name] ?? .closed("recipes have no use for it")
  }

  private static let open: [Risk: [String]] = [
    .read: [
      "ask", "chart", "confirm", "help", "money", "period", "show", "sleep",
      "cart.list", "catalog.get", "catalog.plan", "catalog.plans", "catalog.products", "catalog.tlds",
      "me.account", "me.contacts", "me.tasks", "Service:tasks", "me.payment_methods", "me.services", "order.each",
      "order.list", "order.open",
      "date.compare", "date.days_until", "date.now", "date.parse", "date.today",
      "domain.check", "domain.is_valid", "domain.label", "domain.parse", "domain.registrable", "domain.suffix",
      "domain.to_ascii", "domain.to_unicode",
      "host.check", "host.raise", "host.width", "host.characters", "host.progress",
      "Date:at_offset", "Date:days_until", "Date:format", "List:cheapest", "List:each", "List:first", "List:sort",
      "List:sum", "List:where", "Money:percent", "Money:split", "Names:each", "Names:first", "Names:sort",
      "Names:where", "Offer:explain",
      "Order:await", "Order:contracts", "Order:details", "Order:follow_up", "Order:services", "Order:status",
      "service.list", "service.open", "service.renewals", "Service:renewals", "Service:upgrades",
      "stock.list", "stock.wait",
    ],
    .quote: [
      "me.new_contact", "Contact:update",
      "cart.new", "Cart:add", "Cart:assign", "Cart:coupon", "Cart:coupons", "Cart:delete", "Cart:item", "Cart:items",
      "Cart:offers", "Cart:options", "Cart:quote", "Cart:remove", "Cart:remove_coupon", "Cart:service_options",
      "Cart:summary", "Cart:update",
      "Item:configurations", "Item:configure", "Item:option", "Item:options", "Item:remove", "Item:requirements",
      "Item:unconfigure",
      "Item:update", "Service:quote",
    ],
    .order: [
      "Cart:checkout", "DomainTask:cancel", "DomainTask:fix", "DomainTask:relaunch", "Service:auto_renew",
      "Service:dnssec", "Service:lock", "Service:name_servers",
      "Service:renew", "Service:upgrade",
    ],
    // Who has the page of an order can pay it.
    .pay: ["Order:pay", "Order:retract", "Order:url"],
  ]

  private static let closed: [String: String] = [
    "Service:transfer_code": "ask for it at the prompt: who has it can move the domain away",
    "cart.open": "make a cart with cart.new",
    "api.get": "use the functions of cart, order and catalog",
    "api.post": "use the functions of cart, order and catalog",
    "api.put": "use the functions of cart, order and catalog",
    "api.delete": "use the functions of cart, order and catalog",
  ]
}
