import DomainNames
public import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// One offer for a domain name, as Lua sees it.
public final class OfferObject: LuaObject {
  /// The name that was asked for.
  let name: InternationalName
  /// The API's answer.
  public let offer: DomainOffer
  /// What the offer means.
  public let status: OfferStatus
  /// Its labelled prices.
  let prices: PricesObject

  /// Wraps an offer.
  /// - Parameters:
  ///   - offer: the API's answer.
  ///   - name: the name that was asked for.
  init(_ offer: DomainOffer, for name: InternationalName) {
    self.offer = offer
    self.name = name
    status = OfferStatus(offer)
    prices = PricesObject(offer.prices)
  }

  /// The name that was asked for, as people write it.
  public var domain: String { name.unicode }

  /// The plan code: the name's suffix, in ASCII.
  var plan: String {
    // The API names it in `offerId` only, which is deprecated; the suffix is what it accepts as a plan code.
    name.labels.dropFirst().joined(separator: ".")
  }

  public static let luaType = LuaType(
    "Offer", of: OfferObject.self,
    summary: "What the API offers for a domain name: an action, its prices and the periods it is sold for.",
    fields: [
      LuaField("action", .string, "`create` or `transfer`.") { .optional($0.offer.action?.rawValue) },
      LuaField("domain", .string, "The name that was asked for, in its own letters and lower case.") {
        .string($0.domain)
      },
      LuaField("plan", .string, "The plan code: the name's suffix.") { .string($0.plan) },
      LuaField("mode", .string, "The pricing mode: `create-default` and so on.") {
        .optional($0.offer.pricingMode?.rawValue)
      },
      LuaField("durations", .list(.string), "The periods that it is sold for: `P1Y` and so on.") {
        .table(LuaTable(array: $0.offer.durations.map { .string($0) }))
      },
      LuaField("price", .object("Prices"), "The labelled prices, without tax: `offer.price.RENEW`.") {
        .object($0.prices)
      },
      LuaField("total", .object("Money"), "The price of the first period, promotion deducted, without tax.") {
        .money($0.prices.total)
      },
      LuaField("renewal", .object("Money"), "The price of each later period, without tax.") {
        .money($0.prices.renewal)
      },
      LuaField(
        "status", .string,
        "`available`, `premium`, `transferable`, `transferable premium`, `aftermarket` or `unavailable`."
      ) { .string($0.status.rawValue) },
      LuaField("orderable", .boolean, "Whether it may be added to a cart.") { .boolean($0.offer.orderable) },
    ],
    methods: [explain],
    operators: .init(
      tostring: { offer in
        "offer \(offer.domain) (\(offer.status.rawValue)\(offer.prices.total.map { ", \($0)" } ?? ""))"
      }),
    example: #"print(cart.new():offers("free-example.fr"):cheapest().total)"#
  )

  private static let explain = LuaFunction(
    "Offer:explain", on: OfferObject.self, "How the price comes about, line by line, and what the years after cost.",
    results: [ResultDoc(.string, "the explanation, several lines")],
    example: #"print(cart.new():offers("free-example.fr"):cheapest():explain())"#
  ) { _, offer in
    .string(try OfferExplanation(offer).text)
  }
}

extension OfferObject: Listed {
  /// What is offered, at what price.
  static func table(of offers: [OfferObject]) -> TextTable {
    TextTable(
      title: "Offers, excl. tax",
      columns: [
        .init("Domain"), .init("Action"), .init("Status"), .init("Duration"),
        .init("Price", alignment: .decimal), .init("Discount", alignment: .decimal),
        .init("Fee", alignment: .decimal), .init("Total", alignment: .decimal), .init("Renewal", alignment: .decimal),
      ],
      rows: offers.map { offer in
        let prices = offer.prices
        return [
          .init(offer.domain), .init(offer.offer.action?.rawValue ?? ""),
          .init(offer.status.rawValue, style: offer.status.style), .init(durations(offer.offer.durations)),
          .money(prices[.price]), .money(prices.discount), .money(prices[.fee]), .money(prices.total),
          .money(prices.renewal),
        ]
      },
      notes: offers.isEmpty ? ["nothing is offered"] : [])
  }

  /// The periods as a range if they follow each other by years: `P1Y … P10Y`.
  private static func durations(_ texts: [String]) -> String {
    let years = texts.compactMap { text in (try? Period(text)).flatMap { $0.days == 0 ? $0.months : nil } }
    let isRange =
      years.count == texts.count && texts.count > 2
      && zip(years, years.dropFirst()).allSatisfy { $1 - $0 == 12 }
    if isRange, let first = texts.first, let last = texts.last { return "\(first) … \(last)" }
    return texts.joined(separator: ", ")
  }
}

extension LuaValue {
  /// Text, or nil.
  static func optional(_ text: String?) -> LuaValue { text.map { .string($0) } ?? .nil }

  /// An amount of money, or nil.
  static func money(_ money: Money?) -> LuaValue { money.map { .object(MoneyObject($0)) } ?? .nil }
}
