import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `cart:service_options`, and adding one: options of services that the account owns already.
enum CartServiceOptions {
  static let list = LuaFunction(
    "Cart:service_options",
    "The options that can be ordered for an owned service: GET /order/cartServiceOption/{product}/{serviceName}.",
    details: "An option is listed once for each pricing mode and period. cart:add takes one of them, or a table with "
      + "`product`, `service` and `plan`; it becomes an item of its own. me.services lists the services.",
    parameters: [
      .required(
        "which",
        .options([
          .required("product", .string, "the product of the service: domain, webHosting, vps"),
          .required("service", .string, "the service's name"),
          .optional("plan", .string, "only this plan code", default: "all"),
        ]), "the service")
    ],
    results: [ResultDoc(.object("List"), "a list of options that prints as a table")],
    errors: [
      "there are no options for services of 'webhosting'; did you mean 'webHosting'?",
      "the account has no domain service 'exampl.fr'; did you mean 'example.fr'?",
    ],
    example: """
      local c = cart.new()
      for _, name in ipairs(me.services("domain")) do
        local trade = c:service_options{ product = "domain", service = name }:where{ family = "trade" }[1]
        c:add(trade):configure{ OWNER_CONTACT = me.contacts()[1].path }
      end
      """,
    waiting: { call in
      let client = try call.session.client
      let cart = try call.receiver(CartObject.self)
      let which = try call.options(0)
      let service = try OwnedService(
        product: which.requireString("product"), name: which.requireString("service"))
      var options = try await service.options(client)
      if let plan = try which.string("plan") {
        let known = options.map(\.planCode)
        options.removeAll { $0.planCode != plan }
        guard !options.isEmpty else { throw UnknownOption(item: service.name, option: plan, known: known) }
      }
      let chosen = cart.serviceOptions.values.filter { $0.service == service }.map(\.plan)
      let objects = options.flatMap { option in
        PlanPrice.listed(option.prices).map { way in
          ServiceOptionObject(option, for: service, way: way, isChosen: chosen.contains(option.planCode))
        }
      }
      return .one(.object(ListObject(objects)))
    })

  /// Adds an option that `cart:service_options` listed; choices may change its period or quantity.
  static func add(
    _ offer: ServiceOptionObject, _ choices: LuaOptions, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    var duration = offer.way.isOnQuotation ? nil : try Period(offer.way.duration)
    if let value = choices.value("duration"), !value.isNil { duration = try PeriodObject.period(value) }
    let mode = try choices.string("mode") ?? (offer.way.isOnQuotation ? nil : offer.way.mode.rawValue)
    return try await add(
      offer.option, of: offer.service, duration: duration, mode: mode,
      quantity: choices.integer("quantity") ?? 1, to: cart, client)
  }

  /// Adds an option that a table names.
  static func add(
    of name: String, _ wanted: LuaOptions, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let service = try OwnedService(product: wanted.requireString("product"), name: name)
    let code = try wanted.requireString("plan")
    var duration: Period?
    if let value = wanted.value("duration"), !value.isNil { duration = try PeriodObject.period(value) }
    return try await add(
      try await service.option(code, client), of: service, duration: duration, mode: wanted.string("mode"),
      quantity: wanted.integer("quantity") ?? 1, to: cart, client)
  }

  private static func add(
    _ option: GenericOption, of service: OwnedService, duration: Period?, mode: String?, quantity: Int64,
    to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let way = try PlanPrice.pick(
      option.prices, of: option.planCode, duration: duration, mode: mode, quantity: quantity)
    let other = cart.serviceOptions.sorted { $0.key < $1.key }
      .first { $0.value.service == service && $0.value.family == option.family }
    if option.exclusive, let other {
      throw FamilyIsFull(item: service.name, family: option.family, chosen: other.value.plan, chosenID: other.key)
    }
    let item = try await client.addServiceOption(
      cart: cart.id, product: service.product, service: service.name, planCode: option.planCode,
      duration: way.duration, pricingMode: way.mode, quantity: quantity)
    cart.remember(
      ChosenServiceOption(service: service, family: option.family, plan: option.planCode), as: item.id)
    return ItemObject(item, cart: cart, product: service.product)
  }
}
