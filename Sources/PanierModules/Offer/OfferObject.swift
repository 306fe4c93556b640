public import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// One offer for a domain name, as Lua sees it.
public final class OfferObject: LuaObject {
  /// The name that was asked for.
  public let domain: String
  /// The API's answer.
  public let offer: DomainOffer
  /// What the offer means.
  public let status: OfferStatus
  /// Its labelled prices.
  let prices: PricesObject

  /// Wraps an offer.
  /// - Parameters:
  ///   - offer: the API's answer.
  ///   - domain: the name that was asked for.
  public init(_ offer: DomainOffer, domain: String) {
    self.offer = offer
    self.domain = domain
    status = OfferStatus(offer)
    prices = PricesObject(offer.prices)
  }

  /// The plan code: the name's suffix.
  var plan: String {
    // The API names it in `offerId` only, which is deprecated; the suffix is what it accepts as a plan code.
    domain.firstIndex(of: ".").map { String(domain[domain.index(after: $0)...]) } ?? domain
  }

  public static let luaType = LuaType(
    "Offer",
    summary: "What the API offers for a domain name: an action, its prices and the periods it is sold for.",
    fields: [
      LuaField("action", .string, "`create` or `transfer`.") { .optional(try offer($0).offer.action?.rawValue) },
      LuaField("domain", .string, "The name that was asked for.") { .string(try offer($0).domain) },
      LuaField("plan", .string, "The plan code: the name's suffix.") { .string(try offer($0).plan) },
      LuaField("mode", .string, "The pricing mode: `create-default` and so on.") {
        .optional(try offer($0).offer.pricingMode?.rawValue)
      },
      LuaField("durations", .list(.string), "The periods that it is sold for: `P1Y` and so on.") {
        .table(LuaTable(array: try offer($0).offer.durations.map { .string($0) }))
      },
      LuaField("price", .object("Prices"), "The labelled prices, without tax: `offer.price.RENEW`.") {
        .object(try offer($0).prices)
      },
      LuaField("total", .object("Money"), "The price of the first period, promotion deducted, without tax.") {
        .money(try offer($0).prices.total)
      },
      LuaField("renewal", .object("Money"), "The price of each later period, without tax.") {
        .money(try offer($0).prices.renewal)
      },
      LuaField(
        "status", .string,
        "`available`, `premium`, `transferable`, `transferable premium`, `aftermarket` or `unavailable`."
      ) { .string(try offer($0).status.rawValue) },
      LuaField("orderable", .boolean, "Whether it may be added to a cart.") { .boolean(try offer($0).offer.orderable) },
    ],
    methods: [explain],
    operators: operators,
    example: #"print(cart.new():offers("free-example.fr"):cheapest().total)"#
  )

  private static let explain = LuaFunction(
    "Offer:explain", "How the price comes about, line by line, and what the years after cost.",
    results: [ResultDoc(.string, "the explanation, several lines")],
    example: #"print(cart.new():offers("free-example.fr"):cheapest():explain())"#
  ) { call in
    .one(.string(try OfferExplanation(call.receiver(OfferObject.self)).text))
  }

  private static var operators: LuaOperators {
    var operators = LuaOperators()
    operators.tostring = { object in
      let offer = try offer(object)
      return "offer \(offer.domain) (\(offer.status.rawValue)\(offer.prices.total.map { ", \($0)" } ?? ""))"
    }
    return operators
  }

  private static func offer(_ object: any LuaObject) throws -> OfferObject { try cast(object) }
}

extension LuaValue {
  /// Text, or nil.
  static func optional(_ text: String?) -> LuaValue { text.map { .string($0) } ?? .nil }

  /// An amount of money, or nil.
  static func money(_ money: Money?) -> LuaValue { money.map { .object(MoneyObject($0)) } ?? .nil }
}
