import OVHClient
import PanierOrdering
import PanierReference
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
    "PlanOffer",
    summary: "One way to order a plan: a pricing mode and a period, with the price and the set-up fee.",
    fields: [
      LuaField("product", .string, "The product: webHosting, vps, eco.") { .string(try offer($0).product) },
      LuaField("plan", .string, "The plan code.") { .string(try offer($0).offer.planCode) },
      LuaField("name", .string, "The plan as the API names it.") { .string(try offer($0).offer.productName) },
      LuaField("mode", .string, "The pricing mode: default, upfront12, degressivity12.") {
        .string(try offer($0).way.renewal.pricingMode.rawValue)
      },
      LuaField("duration", .string, "The period: ISO 8601.") { .string(try offer($0).way.renewal.duration) },
      LuaField("price", .optional(.object("Money")), "The price of each period, without tax.") {
        .money(try offer($0).way.price)
      },
      LuaField("installation", .optional(.object("Money")), "The set-up fee, charged once, without tax.") {
        .money(try offer($0).way.setup)
      },
      LuaField("total", .optional(.object("Money")), "The first period with the set-up fee, without tax.") {
        .money(try offer($0).way.total)
      },
      LuaField("renewal", .optional(.object("Money")), "The price of each later period, without tax.") {
        .money(try offer($0).way.price)
      },
      LuaField("min_quantity", .integer, "The smallest quantity.") {
        .integer(try offer($0).way.renewal.minimumQuantity ?? 1)
      },
      LuaField("max_quantity", .optional(.integer), "The largest quantity; nil for no limit.") {
        (try offer($0).way.renewal.maximumQuantity).map { .integer($0) } ?? .nil
      },
    ],
    operators: operators,
    example: #"print(cart.new():offers{ product = "webHosting", plan = "hosting-perso" }:cheapest().total)"#
  )

  private static func offer(_ object: any LuaObject) throws -> PlanOfferObject { try cast(object) }

  private static var operators: LuaOperators {
    var operators = LuaOperators()
    operators.tostring = { object in
      let offer = try offer(object)
      return "offer \(offer.offer.planCode) (\(offer.way.renewal.duration)\(offer.way.total.map { ", \($0)" } ?? ""))"
    }
    return operators
  }
}
