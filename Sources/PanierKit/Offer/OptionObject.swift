import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// An option that an item can have, as Lua sees it.
public final class OptionObject: LuaObject {
  let option: GenericOption
  /// The default way to order it.
  let way: PlanPrice
  /// Whether the item has it.
  let isChosen: Bool

  /// Wraps an option.
  init(_ option: GenericOption, isChosen: Bool) {
    self.option = option
    self.isChosen = isChosen
    let ways = PlanPrice.listed(option.prices)
    way = ways.first { $0.mode == .default } ?? ways[0]
  }

  public static let luaType = LuaType(
    "Option", of: OptionObject.self,
    summary: "An option that an item can have, with the family it belongs to.",
    fields: [
      LuaField("plan", .string, "The plan code of the option.") { .string($0.option.planCode) },
      LuaField("name", .string, "The option as the API names it.") { .string($0.option.productName) },
      LuaField("family", .string, "The family: memory, storage, bandwidth.") {
        .string($0.option.family)
      },
      LuaField("mandatory", .boolean, "Whether one option of the family must be chosen before the quote.") {
        .boolean($0.option.mandatory)
      },
      LuaField("exclusive", .boolean, "Whether one option of the family at most can be chosen.") {
        .boolean($0.option.exclusive)
      },
      LuaField("chosen", .boolean, "Whether the item has it.") { .boolean($0.isChosen) },
      LuaField("duration", .optional(.string), "The period of the price: ISO 8601.") {
        .optional($0.way.isOnQuotation ? nil : $0.way.duration)
      },
      LuaField("total", .optional(.object("Money")), "The first period with the set-up fee, without tax.") {
        .money($0.way.total)
      },
    ],
    operators: .init(tostring: { "option \($0.option.planCode) (\($0.option.family))" }),
    example: """
      local c = cart.new()
      print(c:options(c:add{ domain = "free-example.fr" })[1].plan)  --> anycast
      """
  )
}

extension OptionObject: Listed {
  /// Options by family, with a word on what is still to be chosen.
  static func table(of options: [OptionObject]) -> TextTable {
    let missing = OptionFamilies.missing(options.map { .init(option: $0.option, isChosen: $0.isChosen) })
    return TextTable(
      title: "Options, excl. tax"
        + (missing.isEmpty ? "" : "; still to be chosen: \(missing.joined(separator: ", "))"),
      columns: [
        .init("Family"), .init("Option"), .init("Name"), .init("Duration"), .init("Total", alignment: .decimal),
        .init("Chosen"),
      ],
      rows: options.map { object in
        [
          .init(object.option.family), .init(object.option.planCode), .init(object.option.productName),
          .init(object.way.duration), .init(object.way.totalInWords),
          .init(object.isChosen ? "yes" : ""),
        ]
      },
      notes: options.isEmpty
        ? ["no options"] : OptionFamilies.notes(options.map { .init(option: $0.option, isChosen: $0.isChosen) }))
  }
}
