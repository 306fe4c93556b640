import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// One way to order an option for a service that the account owns, as Lua sees it.
public final class ServiceOptionObject: LuaObject {
  let service: OwnedService
  let option: GenericOption
  let way: PlanPrice
  /// Whether the cart holds the option for this service.
  let isChosen: Bool

  /// Wraps a way to order.
  init(_ option: GenericOption, for service: OwnedService, way: PlanPrice, isChosen: Bool) {
    self.option = option
    self.service = service
    self.way = way
    self.isChosen = isChosen
  }

  public static let luaType = LuaType(
    "ServiceOption",
    summary: "One way to order an option for a service that is owned already: a pricing mode and a period.",
    fields: [
      LuaField("product", .string, "The product of the service: domain, webHosting, vps.") {
        .string(try this($0).service.product)
      },
      LuaField("service", .string, "The name of the service.") { .string(try this($0).service.name) },
      LuaField("plan", .string, "The plan code of the option.") { .string(try this($0).option.planCode) },
      LuaField("name", .string, "The option as the API names it.") { .string(try this($0).option.productName) },
      LuaField("family", .string, "The family: trade, privateSQL, snapshot.") { .string(try this($0).option.family) },
      LuaField("mandatory", .boolean, "Whether the service needs one option of the family.") {
        .boolean(try this($0).option.mandatory)
      },
      LuaField("exclusive", .boolean, "Whether the service takes one option of the family at most.") {
        .boolean(try this($0).option.exclusive)
      },
      LuaField("chosen", .boolean, "Whether this cart holds the option for the service.") {
        .boolean(try this($0).isChosen)
      },
      LuaField("mode", .string, "The pricing mode: default, upfront12, create-default.") {
        .string(try this($0).way.renewal.pricingMode.rawValue)
      },
      LuaField("duration", .string, "The period: ISO 8601; P0D for what is paid once.") {
        .string(try this($0).way.renewal.duration)
      },
      LuaField("price", .optional(.object("Money")), "The price of each period, without tax.") {
        .money(try this($0).way.price)
      },
      LuaField("installation", .optional(.object("Money")), "The set-up fee, charged once, without tax.") {
        .money(try this($0).way.setup)
      },
      LuaField("total", .optional(.object("Money")), "The first period with the set-up fee, without tax.") {
        .money(try this($0).way.total)
      },
      LuaField("min_quantity", .integer, "The smallest quantity.") {
        .integer(try this($0).way.renewal.minimumQuantity ?? 1)
      },
      LuaField("max_quantity", .optional(.integer), "The largest quantity; nil for no limit.") {
        (try this($0).way.renewal.maximumQuantity).map { .integer($0) } ?? .nil
      },
    ],
    operators: operators,
    example: """
      local c = cart.new()
      for _, name in ipairs(me.services("domain")) do print(c:service_options{ product = "domain", service = name }) end
      """
  )

  private static func this(_ object: any LuaObject) throws -> ServiceOptionObject { try cast(object) }

  private static var operators: LuaOperators {
    var operators = LuaOperators()
    operators.tostring = { object in
      let object = try this(object)
      return "option \(object.option.planCode) of \(object.service.name) (\(object.way.renewal.duration)"
        + (object.way.total.map { ", \($0)" } ?? "") + ")"
    }
    return operators
  }
}
