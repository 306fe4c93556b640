import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `cart:add`: puts an offer into the cart.
enum CartAdd {
  private static let choices: [Parameter] = [
    .optional(
      "duration", .oneOf([.string, .object("Period")]), "one of the offer's durations", default: "the offer's"),
    .optional("premium", .boolean, "whether the registry's own price of a premium name is accepted", default: "false"),
    .optional("aftermarket", .boolean, "whether the price of a resale platform is accepted", default: "false"),
  ]

  static let add = LuaFunction(
    "Cart:add", "Puts an offer into the cart: POST /order/cart/{cartId}/domain.",
    details: "Given a name instead of an offer, it asks for the offers first and takes the one that creates the name; "
      + "`action = \"transfer\"` takes the one that transfers it. Names at a price of their own need `premium = true` or "
      + "`aftermarket = true`.",
    parameters: [
      .required(
        "offer",
        .oneOf([
          .object("Offer"),
          .options(
            [
              .optional("product", .string, "the product: domain", default: "domain"),
              .required("domain", .string, "a whole name with its suffix"),
              .optional("action", .string, "create or transfer", default: "create"),
            ] + choices),
        ]), "an offer, or a table that names the product"),
      .optional("choices", .options(choices), "how it is ordered"),
    ],
    results: [ResultDoc(.object("Item"), "the item")],
    errors: ["free-example.fr is not sold for P7M; choose one of P1Y, P2Y, P3Y"],
    example: """
      local c = cart.new()
      print(c:add(c:offers("free-example.fr"):cheapest(), { duration = "P2Y" }).duration)  --> P2Y
      """,
    waiting: { call in
      let session = try call.session
      let cart = try call.receiver(CartObject.self)
      let offer: OfferObject
      var choices = try call.options(1)
      if case .object(let given as OfferObject) = try call.value(0) {
        offer = given
      } else {
        choices = try call.options(0)
        offer = try await find(choices, in: cart, session.client)
      }
      try requireOrderable(offer, choices)
      let duration = try duration(choices, of: offer)
      let item = try await session.client.addDomain(
        cart: cart.id, domain: offer.domain, planCode: offer.plan, pricingMode: offer.offer.pricingMode,
        duration: duration, quantity: 1)
      cart.remember([item], all: false)
      return .one(.object(ItemObject(item, cart: cart, domain: offer.domain)))
    })

  /// The offer that a table asks for.
  private static func find(_ wanted: LuaOptions, in cart: CartObject, _ client: OVHClient) async throws -> OfferObject {
    let product = try wanted.string("product") ?? "domain"
    guard product == "domain" else { throw UnsupportedProduct(product: product) }
    let domain = try DomainName(wanted.requireString("domain"))
    let action = try wanted.string("action") ?? "create"
    let offers = try await CartReading.offers(for: domain, in: cart, client)
    if let match = offers.first(where: { $0.offer.orderable && ($0.offer.action?.rawValue ?? "create") == action }) {
      return match
    }
    throw NotAvailable(domain: domain.text, wanted: action, offers: offers.map(\.status))
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
