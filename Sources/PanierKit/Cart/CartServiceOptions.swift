import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `cart:service_options`, and adding one: options of services that the account owns already.
enum CartServiceOptions {
  private struct Which: LuaOptionTable {
    @LuaOption("the product of the service: domain, webHosting, vps") var product: String
    @LuaOption("the service's name") var service: String
    @LuaOption("only this plan code", default: "all") var plan: String?
  }

  static let list = LuaFunction(
    "Cart:service_options", on: CartObject.self,
    "The options that can be ordered for an owned service: GET /order/cartServiceOption/{product}/{serviceName}.",
    details: "An option is listed once for each pricing mode and period. cart:add takes one of them, or a table with "
      + "`product`, `service` and `plan`; it becomes an item of its own. me.services lists the services.",
    parameters: .required("which", Which.self, "the service"),
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
    waiting: { call, cart, which in
      let client = try call.session.client
      let service = try OwnedService(product: which.product, name: which.service)
      var options = try await service.options(client)
      if let plan = which.plan {
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
    _ offer: ServiceOptionObject, _ choices: CartAdd.Choices, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let duration = try choices.duration ?? (offer.way.isOnQuotation ? nil : Period(offer.way.duration))
    let mode = choices.mode ?? (offer.way.isOnQuotation ? nil : offer.way.mode.rawValue)
    return try await add(
      offer.option, of: offer.service, duration: duration, mode: mode, quantity: choices.quantity, to: cart, client)
  }

  /// Adds an option that a table names.
  static func add(
    of name: String, _ wanted: CartAdd.Wanted, to cart: CartObject, _ client: OVHClient, _ call: LuaContext
  ) async throws -> ItemObject {
    let service = try OwnedService(product: call.require(wanted.$product), name: name)
    let code = try call.require(wanted.$plan)
    return try await add(
      try await service.option(code, client), of: service, duration: wanted.choices.duration, mode: wanted.choices.mode,
      quantity: wanted.choices.quantity, to: cart, client)
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
