import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// An option that an item can have, as Lua sees it.
public final class OptionObject: LuaObject {
  let option: GenericOption
  /// The default way to order it; nil where the API lists no price.
  let way: PlanPrice?
  /// Whether the item has it.
  let isChosen: Bool

  /// Wraps an option.
  init(_ option: GenericOption, isChosen: Bool) {
    self.option = option
    self.isChosen = isChosen
    let ways = PlanPrice.all(option.prices)
    way = ways.first { $0.renewal.pricingMode == .default } ?? ways.first
  }

  public static let luaType = LuaType(
    "Option",
    summary: "An option that an item can have, with the family it belongs to.",
    fields: [
      LuaField("plan", .string, "The plan code of the option.") { .string(try option($0).option.planCode) },
      LuaField("name", .string, "The option as the API names it.") { .string(try option($0).option.productName) },
      LuaField("family", .string, "The family: memory, storage, bandwidth.") {
        .string(try option($0).option.family)
      },
      LuaField("mandatory", .boolean, "Whether one option of the family must be chosen before the quote.") {
        .boolean(try option($0).option.mandatory)
      },
      LuaField("exclusive", .boolean, "Whether one option of the family at most can be chosen.") {
        .boolean(try option($0).option.exclusive)
      },
      LuaField("chosen", .boolean, "Whether the item has it.") { .boolean(try option($0).isChosen) },
      LuaField("duration", .optional(.string), "The period of the price: ISO 8601.") {
        .optional(try option($0).way?.renewal.duration)
      },
      LuaField("total", .optional(.object("Money")), "The first period with the set-up fee, without tax.") {
        .money(try option($0).way?.total)
      },
    ],
    operators: operators,
    example: """
      local c = cart.new()
      print(c:options(c:add{ domain = "free-example.fr" })[1].plan)  --> anycast
      """
  )

  private static func option(_ object: any LuaObject) throws -> OptionObject { try cast(object) }

  private static var operators: LuaOperators {
    var operators = LuaOperators()
    operators.tostring = { "option \(try option($0).option.planCode) (\(try option($0).option.family))" }
    return operators
  }
}
