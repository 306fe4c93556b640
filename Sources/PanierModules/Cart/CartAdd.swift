import DomainNames
import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `cart:add`: puts an offer into the cart.
enum CartAdd {
  private static let choices: [Parameter] = [
    .optional(
      "duration", .oneOf([.string, .object("Period")]), "one of the offer's durations", default: "the offer's"),
    .optional("mode", .string, "the pricing mode of a plan", default: "the offer's, or default"),
    .optional("quantity", .integer, "how many; a domain is sold once", default: "1"),
    .optional("premium", .boolean, "whether the registry's own price of a premium name is accepted", default: "false"),
    .optional("aftermarket", .boolean, "whether the price of a resale platform is accepted", default: "false"),
  ]

  static let add = LuaFunction(
    "Cart:add", "Puts an offer into the cart: POST /order/cart/{cartId}/{product}.",
    details: "Given a name instead of an offer, it asks for the offers first and takes the one that creates the name; "
      + "`action = \"transfer\"` takes the one that transfers it. Names at a price of their own need `premium = true` or "
      + "`aftermarket = true`. For other products `plan` names the plan; its period, mode and quantity are checked "
      + "against the offer before anything is sent, and options are never added by themselves: see cart:options. With "
      + "`service` the plan is an option of a service that is owned already: see cart:service_options.",
    parameters: [
      .required(
        "offer",
        .oneOf([
          .object("Offer"),
          .object("PlanOffer"),
          .object("ServiceOption"),
          .options(
            [
              .optional("product", .string, "the product: domain, webHosting, vps, eco", default: "domain"),
              .optional("domain", .string, "a whole name with its suffix; needed for a domain"),
              .optional("plan", .string, "the plan code; needed for all other products"),
              .optional("service", .string, "the owned service that the plan is an option of"),
              .optional("action", .string, "create or transfer", default: "create"),
            ] + choices),
        ]), "an offer, or a table that names the product"),
      .optional("choices", .options(choices), "how it is ordered"),
    ],
    results: [ResultDoc(.object("Item"), "the item")],
    errors: [
      "free-example.fr is not sold for P7M; choose one of P1Y, P2Y, P3Y",
      "hosting-perso is not sold in the mode 'upfront24'; choose one of default, upfront12",
    ],
    example: """
      local c = cart.new()
      print(c:add(c:offers("free-example.fr"):cheapest(), { duration = "P2Y" }).duration)  --> P2Y
      """,
    waiting: { call in
      let session = try call.session
      let cart = try call.receiver(CartObject.self)
      let offer: OfferObject
      var choices = try call.options(1)
      switch try call.value(0) {
      case .object(let given as OfferObject): offer = given
      case .object(let given as PlanOfferObject):
        return .one(.object(try await add(given, choices, to: cart, session.client)))
      case .object(let given as ServiceOptionObject):
        return .one(.object(try await CartServiceOptions.add(given, choices, to: cart, session.client)))
      default:
        choices = try call.options(0)
        if let service = try choices.string("service") {
          return .one(.object(try await CartServiceOptions.add(of: service, choices, to: cart, session.client)))
        }
        let product = try ProductName(choices.string("product") ?? "domain")
        guard product.isDomain else {
          return .one(.object(try await add(product, choices, to: cart, session.client)))
        }
        offer = try await find(choices, in: cart, session.client)
      }
      let quantity = try choices.integer("quantity") ?? 1
      guard quantity == 1 else {
        throw QuantityNotOffered(name: offer.domain, asked: quantity, minimum: 1, maximum: 1)
      }
      try requireOrderable(offer, choices)
      let duration = try duration(choices, of: offer)
      let item = try await session.client.addDomain(
        cart: cart.id, domain: offer.name.ascii, planCode: offer.plan, pricingMode: offer.offer.pricingMode,
        duration: duration, quantity: 1)
      return .one(.object(ItemObject(item, cart: cart, domain: offer.name.ascii, product: "domain")))
    })

  /// Adds a plan that a table names.
  private static func add(
    _ product: ProductName, _ wanted: LuaOptions, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let code = try wanted.requireString("plan")
    let mode = try wanted.string("mode")
    var duration: Period?
    if let value = wanted.value("duration"), !value.isNil { duration = try PeriodObject.period(value) }
    let plans = try await CartReading.plans(of: product, plan: code, in: cart, client)
    let quantity = try wanted.integer("quantity") ?? 1
    let way = try PlanPrice.pick(
      plans.flatMap(\.prices), of: code, duration: duration, mode: mode, quantity: quantity)
    return try await add(code, product.text, way, quantity, to: cart, client)
  }

  /// Adds an offer that `cart:offers` listed; choices may change its period or quantity.
  private static func add(
    _ offer: PlanOfferObject, _ choices: LuaOptions, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let quantity = try choices.integer("quantity") ?? 1
    var duration = offer.way.isOnQuotation ? nil : try Period(offer.way.duration)
    if let value = choices.value("duration"), !value.isNil { duration = try PeriodObject.period(value) }
    let mode = try choices.string("mode") ?? (offer.way.isOnQuotation ? nil : offer.way.mode.rawValue)
    let way = try PlanPrice.pick(
      offer.offer.prices, of: offer.offer.planCode, duration: duration, mode: mode, quantity: quantity)
    return try await add(offer.offer.planCode, offer.product, way, quantity, to: cart, client)
  }

  private static func add(
    _ code: String, _ product: String, _ way: PlanPrice, _ quantity: Int64, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let item = try await client.addItem(
      cart: cart.id, product: product, planCode: code, duration: way.duration,
      pricingMode: way.mode, quantity: quantity)
    return ItemObject(item, cart: cart, product: product)
  }

  /// The offer that a table asks for.
  private static func find(_ wanted: LuaOptions, in cart: CartObject, _ client: OVHClient) async throws -> OfferObject {
    let name = try InternationalName(withSuffix: wanted.requireString("domain"))
    let action = try wanted.string("action") ?? "create"
    let offers = try await CartReading.offers(for: name, in: cart, client)
    if let match = offers.first(where: { $0.offer.orderable && ($0.offer.action?.rawValue ?? "create") == action }) {
      return match
    }
    throw NotAvailable(domain: name.unicode, wanted: action, offers: offers.map(\.status))
  }

  /// Refuses what cannot be ordered, and what costs a price of its own without a word.
  private static func requireOrderable(_ offer: OfferObject, _ choices: LuaOptions) throws {
    switch offer.status {
    case .available, .transferable: return
    case .unavailable: throw NotAvailable(domain: offer.domain, wanted: "create", offers: [.unavailable])
    case .premium, .transferablePremium:
      guard try choices.boolean("premium") == true else {
        throw PriceNotAccepted(domain: offer.domain, option: "premium", total: offer.prices.total)
      }
    case .aftermarket:
      guard try choices.boolean("aftermarket") == true else {
        throw PriceNotAccepted(domain: offer.domain, option: "aftermarket", total: offer.prices.total)
      }
    }
  }

  /// The duration in the offer's own words, checked before the call.
  private static func duration(_ choices: LuaOptions, of offer: OfferObject) throws -> String? {
    let asked: Period
    switch choices.value("duration") {
    case nil, .nil: return offer.offer.recommendedDuration ?? offer.offer.durations.first
    case .some(let value): asked = try PeriodObject.period(value)
    }
    guard !offer.offer.durations.isEmpty else { return asked.description }
    // P12M and P1Y are the same period: the API gets the word that it offered.
    if let word = offer.offer.durations.first(where: { (try? Period($0)) == asked }) { return word }
    throw DurationNotOffered(name: offer.domain, asked: asked.description, offered: offer.offer.durations)
  }
}
