import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// An option that was chosen for an item, with what it adds, as Lua sees it.
public final class ChosenOptionObject: LuaObject {
  let option: GenericOption
  let way: PlanPrice

  /// Wraps an option in the way that it is ordered.
  init(_ option: GenericOption, _ way: PlanPrice) {
    self.option = option
    self.way = way
  }

  public static let luaType = LuaType(
    "ChosenOption", of: ChosenOptionObject.self,
    summary: "An option that was chosen for an item, with what it adds.",
    fields: [
      LuaField("family", .string, "The family: memory, storage, bandwidth.") { .string($0.option.family) },
      LuaField("plan", .string, "The plan code of the option.") { .string($0.option.planCode) },
      LuaField("name", .string, "The option as the API names it.") { .string($0.option.productName) },
      LuaField("duration", .optional(.string), "The period that it is ordered for: ISO 8601.") {
        .optional($0.way.isOnQuotation ? nil : $0.way.duration)
      },
      LuaField("price", .optional(.object("Money")), "What it adds to each period, without tax.") {
        .money($0.way.price)
      },
      LuaField("total", .optional(.object("Money")), "What it adds to the first period with its set-up fee.") {
        .money($0.way.total)
      },
    ],
    operators: .init(tostring: { "\($0.option.family): \($0.option.planCode)" }),
    example: """
      local c = cart.new()
      local chosen = c:add{ product = "eco", plan = "24sk20" }:options("cheapest")
      print(chosen:where{ family = "bandwidth" }[1].total)  --> 0.00 EUR
      """
  )
}

extension ChosenOptionObject: Listed {
  /// What was chosen, and what all of it adds.
  static func table(of chosen: [ChosenOptionObject]) -> TextTable {
    let sum = MonthCostObject.sum(chosen.compactMap { $0.way.total })
    return TextTable(
      title: "Chosen options, excl. tax",
      columns: [
        .init("Family"), .init("Option"), .init("Name", isDroppable: true), .init("Duration"),
        .init("Price", alignment: .decimal), .init("First total", alignment: .decimal),
      ],
      rows: chosen.map { object in
        [
          .init(object.option.family), .init(object.option.planCode), .init(object.option.productName),
          .init(object.way.duration), .money(object.way.price), .init(object.way.totalInWords),
        ]
      },
      footer: sum == nil ? [] : [[.init("Adds"), "", "", "", "", .money(sum, style: .bold)]],
      notes: chosen.isEmpty ? ["nothing had to be chosen"] : [])
  }
}
