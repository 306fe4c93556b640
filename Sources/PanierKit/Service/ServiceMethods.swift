import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// The methods of a service.
enum ServiceMethods {
  static let all: [LuaFunction] =
    [renewals, upgrades, quote, renew, upgrade, AutomaticRenewal.set, DomainTaskMethods.ofService]
    + DomainSettingMethods.all

  /// The start of every example: a domain that was ordered and delivered, `s`.
  static let example = """
    local c = cart.new()
    c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign():checkout{ max = money("20 EUR"), waive_retraction = true }:pay{ method = "fidelityAccount" }
    local s = service.open("free-example.fr")
    """

  /// The start of the examples of upgrades: a hosting, `s`.
  private static let hosting = """
    local c = cart.new()
    c:add{ product = "webHosting", plan = "hosting-perso", duration = "P1Y" }
    c:assign():checkout{ max = money("60 EUR") }:pay{ method = "fidelityAccount" }
    local s = service.open(me.services("webHosting")[1])
    """

  private struct Target: LuaOptionTable {
    @LuaOption("of a renewal: for how long", default: "the first period offered") var duration: Period?
    @LuaOption("of a renewal: alone, all, or the names that are renewed together", default: "alone")
    var strategy: String?
    @LuaOption("of an upgrade: the plan code") var plan: String?
    @LuaOption("of an upgrade: the quantity") var quantity: Int64 = 1
    @LuaOption("of an upgrade: the product, where the service's own does not tell") var product: String?
  }

  private struct Renewing: LuaOptionTable {
    @LuaOption("for how long", default: "the first period offered") var duration: Period?
    @LuaOption("alone, all, or the names that are renewed together", default: "alone") var strategy: String?
    @LuaOption("the quote that was looked at; the order must still be exactly that") var quote: QuoteObject?
    @LuaOption("the most that the order may cost, with tax") var max: Money?
    @LuaOption("whether the same may be renewed again within 24 hours") var again = false
    @LuaOption("whether it is paid with the default payment method, once it is compared with the quote")
    var pay = false
  }

  private struct Upgrading: LuaOptionTable {
    @LuaOption("the plan code") var plan: String
    @LuaOption("the quantity") var quantity: Int64 = 1
    @LuaOption("the product, where the service's own does not tell") var product: String?
    @LuaOption("the quote that was looked at; the order must still be exactly that") var quote: QuoteObject?
    @LuaOption("the most that the order may cost, with tax") var max: Money?
    @LuaOption("whether the same may be upgraded again within 24 hours") var again = false
    @LuaOption("whether it is paid with the default payment method, once it is compared with the quote")
    var pay = false
  }

  private static let guarded =
    "The quote is asked for again, must equal the one that is given, and has to be within "
    + "`max` and the run's budget; the operator confirms the amount, or said --yes beforehand. It is noted before it is "
    + "sent, and sent once. An answer that is lost ends with exit code 9: the money stays reserved, and "
    + "`panier journal reconcile` finds out what became of it."

  private static let renewals = LuaFunction(
    "Service:renewals", on: ServiceObject.self,
    "The ways to renew the service, with their prices: GET /service/{serviceId}/renew.",
    details: "A strategy is what is renewed together: the service alone, or with others that belong to it.",
    results: [ResultDoc(.object("List"), "a list of renewals that prints as a table")],
    example: example + "\nprint(s:renewals())",
    waiting: { call, service in .one(.object(ListObject(try await ways(service, call.session.client)))) })

  private static let upgrades = LuaFunction(
    "Service:upgrades", on: ServiceObject.self,
    "The plans that the service can be upgraded to: GET /order/upgrade/{product}/{serviceName}.",
    details: "What an upgrade costs is told by service:quote{ plan = … }.",
    parameters: .optional("product", String.self, "the product, where the service's own does not tell"),
    results: [ResultDoc(.object("List"), "a list of plans that prints as a table")],
    errors: ["no upgrades are known for services of 'webhosting'; did you mean 'webHosting'?"],
    example: hosting + "\nprint(s:upgrades())",
    waiting: { call, service, product in
      let product = try upgradeProduct(product, service)
      let offers = try await call.session.client.upgrades(product: product, service: service.name)
      return .one(
        .object(
          ListObject(
            offers.flatMap { offer in
              PlanPrice.listed(offer.prices).map { PlanOfferObject(offer, product: product, way: $0) }
            })))
    })

  private static let quote = LuaFunction(
    "Service:quote", on: ServiceObject.self,
    "What a renewal or an upgrade costs, validated: POST /service/{serviceId}/renew as a dry run, or "
      + "GET /order/upgrade/{product}/{serviceName}/{planCode}.",
    details: "With `plan` it is an upgrade, else a renewal. Nothing is ordered.",
    parameters: .options(Target.self, "what is priced"),
    results: [ResultDoc(.object("Quote"), "lines, totals and contracts")],
    errors: ["free-example.fr is not sold for P7Y; choose one of P1Y, P2Y, P3Y"],
    example: example + #"\#nprint(s:quote{ duration = "P1Y" }.total)  --> 9.35 EUR"#,
    waiting: { call, service, target in
      let session = try call.session
      let subject: PurchaseSubject
      if let plan = target.plan {
        subject = .upgrade(
          try await upgrade(service, plan, target.quantity, product: target.product, session.client))
      } else {
        subject = .renewal(
          try await renewal(service, duration: target.duration, strategy: target.strategy, session.client))
      }
      return .one(.object(QuoteObject(try await session.spending.quote(subject))))
    })

  private static let renew = LuaFunction(
    "Service:renew", on: ServiceObject.self,
    "Renews the service for a further period, once: POST /service/{serviceId}/renew.", details: guarded,
    parameters: .options(Renewing.self, "for how long, and what is allowed"),
    results: [ResultDoc(.object("Order"), "the order")],
    errors: [
      "the order costs 9.35 EUR with tax, 0.35 EUR more than max = 9.00 EUR; nothing was ordered",
      "free-example.fr is not renewed as 'pair' for P1Y; give strategy = \"alone\", \"all\", or one of "
        + "\"free-example.fr\"",
    ],
    example: example + #"\#nprint(s:renew{ duration = "P1Y", max = money("10 EUR") }.total)  --> 9.35 EUR"#,
    waiting: { call, service, options in
      let session = try call.session
      let subject = try await renewal(
        service, duration: options.duration, strategy: options.strategy, session.client)
      var request = CheckoutRequest(.renewal(subject))
      request.shown = options.quote?.quote
      request.maximum = options.max
      request.isAgain = options.again
      request.paysAutomatically = options.pay
      return try await buy(request, call)
    })

  private static let upgrade = LuaFunction(
    "Service:upgrade", on: ServiceObject.self,
    "Upgrades the service to another plan, once: POST /order/upgrade/{product}/{serviceName}/{planCode}.",
    details: guarded,
    parameters: .required("options", Upgrading.self, "the plan, and what is allowed"),
    results: [ResultDoc(.object("Order"), "the order")],
    errors: ["webHosting has no plan 'hosting-prof'; did you mean 'hosting-pro'?"],
    example: hosting + #"\#nprint(s:upgrade{ plan = "hosting-pro", max = money("60 EUR") }.total)  --> 50.40 EUR"#,
    waiting: { call, service, options in
      let session = try call.session
      let subject = try await upgrade(
        service, options.plan, options.quantity, product: options.product, session.client)
      var request = CheckoutRequest(.upgrade(subject))
      request.shown = options.quote?.quote
      request.maximum = options.max
      request.isAgain = options.again
      request.paysAutomatically = options.pay
      return try await buy(request, call)
    })

  private static func buy(_ request: CheckoutRequest, _ call: LuaContext) async throws -> LuaResults {
    var request = request
    request.location = call.location
    if request.shown?.isValidated == false { throw SummaryIsNoQuote() }
    return .one(.object(OrderObject(try await call.session.spend { [request] in try await $0.checkout(request) })))
  }

  private static func ways(_ service: ServiceObject, _ client: OVHClient) async throws -> [RenewalObject] {
    RenewalObject.all(try await client.renewals(service: service.id), of: service)
  }

  private static func renewal(
    _ service: ServiceObject, duration: Period?, strategy: String?, _ client: OVHClient
  ) async throws -> Renewal {
    try RenewalObject.pick(
      try await ways(service, client), of: service.name, duration: duration, strategy: strategy
    ).renewal
  }

  private static func upgrade(
    _ service: ServiceObject, _ plan: String, _ quantity: Int64, product: String?, _ client: OVHClient
  ) async throws -> Upgrade {
    let product = try upgradeProduct(product, service)
    let known = try await client.upgrades(product: product, service: service.name).map(\.planCode)
    guard known.contains(plan) else { throw UnknownPlan(plan: plan, product: product, known: known) }
    return Upgrade(product: product, service: service.name, plan: plan, quantity: quantity)
  }

  private static func upgradeProduct(_ named: String?, _ service: ServiceObject) throws -> String {
    let known = RouteTable.shared.upgradeProducts
    guard let product = named ?? service.upgradeProduct, known.contains(product) else {
      throw NoUpgrade(product: named ?? service.product, known: known)
    }
    return product
  }
}

/// A product whose services have no upgrades.
struct NoUpgrade: UsageError, Hashable {
  let product: String
  let known: [String]

  var description: String {
    "no upgrades are known for services of '\(product)'"
      + Spelling.hint(for: product, among: known, else: "there are some for \(known.joined(separator: ", "))")
  }
}
