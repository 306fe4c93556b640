import DomainNames
import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `cart:add`: puts an offer into the cart.
enum CartAdd {
  /// How something is ordered.
  struct Choices: LuaOptionTable {
    @LuaOption("one of the offer's durations", default: "the offer's") var duration: Period?
    @LuaOption("the pricing mode of a plan", default: "the offer's, or default") var mode: String?
    @LuaOption("how many; a domain is sold once") var quantity: Int64 = 1
    @LuaOption("whether the registry's own price of a premium name is accepted") var premium = false
    @LuaOption("whether the price of a resale platform is accepted") var aftermarket = false
  }

  /// A table that names a product.
  struct Wanted: LuaOptionTable {
    @LuaOption("the product: domain, webHosting, vps, eco", default: "domain") var product: String?
    @LuaOption("a whole name with its suffix; needed for a domain") var domain: String?
    @LuaOption("the plan code; needed for all other products") var plan: String?
    @LuaOption("the owned service that the plan is an option of") var service: String?
    @LuaOption("create or transfer") var action = "create"
    @LuaOptionGroup var choices: Choices
  }

  /// What can be put into a cart.
  private enum What: LuaReadable {
    case offer(OfferObject)
    case plan(PlanOfferObject)
    case serviceOption(ServiceOptionObject)
    case stock(StockRowObject)
    case named(Wanted)

    static var valueType: ValueType {
      .oneOf([.object("Offer"), .object("PlanOffer"), .object("ServiceOption"), .object("StockRow"), Wanted.valueType])
    }

    static func read(_ value: LuaValue) throws -> What? {
      switch value {
      case .object(let offer as OfferObject): .offer(offer)
      case .object(let offer as PlanOfferObject): .plan(offer)
      case .object(let option as ServiceOptionObject): .serviceOption(option)
      case .object(let row as StockRowObject): .stock(row)
      default: try Wanted.read(value).map { .named($0) }
      }
    }
  }

  static let add = LuaFunction(
    "Cart:add", on: CartObject.self, "Puts an offer into the cart: POST /order/cart/{cartId}/{product}.",
    details: "Given a name instead of an offer, it asks for the offers first and takes the one that creates the name; "
      + "`action = \"transfer\"` takes the one that transfers it. Names at a price of their own need `premium = true` or "
      + "`aftermarket = true`. For other products `plan` names the plan; its period, mode and quantity are checked "
      + "against the offer before anything is sent, and options are never added by themselves: see cart:options. With "
      + "`service` the plan is an option of a service that is owned already: see cart:service_options. A row of the stock "
      + "is ordered exactly as it is: the plan, its memory and disks, its datacenter and the region that belongs to it; "
      + "the quote refuses it once it is sold out there.",
    parameters:
      .required("offer", What.self, "an offer, a row of the stock, or a table that names the product"),
    .options(Choices.self, "how it is ordered", name: "choices"),
    results: [ResultDoc(.object("Item"), "the item")],
    errors: [
      "free-example.fr is not sold for P7M; choose one of P1Y, P2Y, P3Y",
      "hosting-perso is not sold in the mode 'upfront24'; choose one of default, upfront12",
    ],
    example: """
      local c = cart.new()
      print(c:add(c:offers("free-example.fr"):cheapest(), { duration = "P2Y" }).duration)  --> P2Y
      """,
    waiting: { call, cart, what, given in
      let session = try call.session
      let client = session.client
      let offer: OfferObject
      let choices: Choices
      switch what {
      case .offer(let found):
        offer = found
        choices = given
      case .plan(let found): return .object(try await add(found, given, to: cart, client))
      case .serviceOption(let found): return .object(try await CartServiceOptions.add(found, given, to: cart, client))
      case .stock(let row): return .object(try await CartStock.add(row, given, to: cart, client))
      case .named(let wanted):
        if let service = wanted.service {
          return .object(try await CartServiceOptions.add(of: service, wanted, to: cart, client, call))
        }
        let product = try ProductName(wanted.product ?? "domain")
        guard product.isDomain else { return .object(try await add(product, wanted, to: cart, client, call)) }
        offer = try await find(
          InternationalName(withSuffix: call.require(wanted.$domain)), wanted.action, in: cart, client)
        choices = wanted.choices
      }
      let quantity = choices.quantity
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
    _ product: ProductName, _ wanted: Wanted, to cart: CartObject, _ client: OVHClient, _ call: LuaContext
  ) async throws -> ItemObject {
    let code = try call.require(wanted.$plan)
    let plans = try await CartReading.plans(of: product, plan: code, in: cart, client)
    let quantity = wanted.choices.quantity
    let way = try PlanPrice.pick(
      plans.flatMap(\.prices), of: code, duration: wanted.choices.duration, mode: wanted.choices.mode,
      quantity: quantity)
    return try await put(code, product.text, way, quantity, to: cart, client)
  }

  /// Adds an offer that `cart:offers` listed; choices may change its period or quantity.
  private static func add(
    _ offer: PlanOfferObject, _ choices: Choices, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let quantity = choices.quantity
    let duration = try choices.duration ?? (offer.way.isOnQuotation ? nil : Period(offer.way.duration))
    let mode = choices.mode ?? (offer.way.isOnQuotation ? nil : offer.way.mode.rawValue)
    let way = try PlanPrice.pick(
      offer.offer.prices, of: offer.offer.planCode, duration: duration, mode: mode, quantity: quantity)
    return try await put(offer.offer.planCode, offer.product, way, quantity, to: cart, client)
  }

  /// Puts a plan into the cart the way that was picked.
  static func put(
    _ code: String, _ product: String, _ way: PlanPrice, _ quantity: Int64, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    let item = try await client.addItem(
      cart: cart.id, product: product, planCode: code, duration: way.duration,
      pricingMode: way.mode, quantity: quantity)
    return ItemObject(item, cart: cart, product: product)
  }

  /// The offer that creates or transfers a name.
  private static func find(
    _ name: InternationalName, _ action: String, in cart: CartObject, _ client: OVHClient
  ) async throws -> OfferObject {
    let offers = try await CartReading.offers(for: name, in: cart, client)
    if let match = offers.first(where: { $0.offer.orderable && ($0.offer.action?.rawValue ?? "create") == action }) {
      return match
    }
    throw NotAvailable(domain: name.unicode, wanted: action, offers: offers.map(\.status))
  }

  /// Refuses what cannot be ordered, and what costs a price of its own without a word.
  private static func requireOrderable(_ offer: OfferObject, _ choices: Choices) throws {
    switch offer.status {
    case .available, .transferable: return
    case .unavailable: throw NotAvailable(domain: offer.domain, wanted: "create", offers: [.unavailable])
    case .premium, .transferablePremium:
      guard choices.premium else {
        throw PriceNotAccepted(domain: offer.domain, option: "premium", total: offer.prices.total)
      }
    case .aftermarket:
      guard choices.aftermarket else {
        throw PriceNotAccepted(domain: offer.domain, option: "aftermarket", total: offer.prices.total)
      }
    }
  }

  /// The duration in the offer's own words, checked before the call.
  private static func duration(_ choices: Choices, of offer: OfferObject) throws -> String? {
    guard let asked = choices.duration else {
      return offer.offer.recommendedDuration ?? offer.offer.durations.first
    }
    guard !offer.offer.durations.isEmpty else { return asked.description }
    // P12M and P1Y are the same period: the API gets the word that it offered.
    if let word = offer.offer.durations.first(where: { (try? Period($0)) == asked }) { return word }
    throw DurationNotOffered(name: offer.domain, asked: asked.description, offered: offer.offer.durations)
  }
}
