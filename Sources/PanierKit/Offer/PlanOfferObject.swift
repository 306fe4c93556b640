import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// One way to order a plan of a product, as Lua sees it.
public final class PlanOfferObject: LuaObject {
  let product: String
  let offer: GenericOffer
  let way: PlanPrice

  /// Wraps a way to order.
  init(_ offer: GenericOffer, product: String, way: PlanPrice) {
    self.offer = offer
    self.product = product
    self.way = way
  }

  public static let luaType = LuaType(
    "PlanOffer", of: PlanOfferObject.self,
    summary: "One way to order a plan: a pricing mode and a period, with the price and the set-up fee.",
    fields: [
      LuaField("product", .string, "The product: webHosting, vps, eco.") { .string($0.product) },
      LuaField("plan", .string, "The plan code.") { .string($0.offer.planCode) },
      LuaField("name", .string, "The plan as the API names it.") { .string($0.offer.productName) },
      LuaField(
        "mode", .optional(.string),
        "The pricing mode: default, upfront12, degressivity12; nil for what is on quotation."
      ) { .optional($0.way.isOnQuotation ? nil : $0.way.mode.rawValue) },
      LuaField("duration", .optional(.string), "The period: ISO 8601; P0D for what is bought once, nil on quotation.") {
        .optional($0.way.isOnQuotation ? nil : $0.way.duration)
      },
      LuaField(
        "price", .optional(.object("Money")), "The price of each period, without tax; nil for what is bought once."
      ) {
        .money($0.way.price)
      },
      LuaField(
        "installation", .optional(.object("Money")), "What is charged once, without tax: the set-up fee, or all of it."
      ) {
        .money($0.way.setup)
      },
      LuaField("total", .optional(.object("Money")), "The first period with the set-up fee, without tax.") {
        .money($0.way.total)
      },
      LuaField("renewal", .optional(.object("Money")), "The price of each later period, without tax.") {
        .money($0.way.price)
      },
      LuaField("min_quantity", .integer, "The smallest quantity.") {
        .integer($0.way.minimum)
      },
      LuaField("max_quantity", .optional(.integer), "The largest quantity; nil for no limit.") {
        $0.way.maximum.map { .integer($0) } ?? .nil
      },
    ],
    operators: .init(
      tostring: { object in
        "offer \(object.offer.planCode) ("
          + [object.way.duration, object.way.totalInWords].filter { !$0.isEmpty }.joined(separator: ", ") + ")"
      }),
    example: #"print(cart.new():offers{ product = "webHosting", plan = "hosting-perso" }:cheapest().total)"#
  )
}

extension PlanOfferObject: Listed {
  /// What is offered, at what price.
  static func table(of offers: [PlanOfferObject]) -> TextTable {
    TextTable(
      title: "Offers, excl. tax",
      columns: [
        .init("Plan"), .init("Name"), .init("Mode"), .init("Duration"), .init("Price", alignment: .decimal),
        .init("Set-up", alignment: .decimal), .init("First total", alignment: .decimal),
      ],
      rows: offers.map { object in
        [
          .init(object.offer.planCode), .init(object.offer.productName),
          .init(object.way.mode.rawValue), .init(object.way.duration),
          .money(object.way.price), .money(object.way.setup), .init(object.way.totalInWords),
        ]
      },
      notes: offers.isEmpty ? ["nothing is offered"] : [])
  }
}
