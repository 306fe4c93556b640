import OVHClient
import PanierTerminal
import PanierVM

/// Items: what will be bought.
struct ItemLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      title: "Items, excl. tax, promotions and set-up",
      columns: [
        .init("Item", alignment: .right), .init("Plan"), .init("Domain"), .init("Mode"), .init("Duration"),
        .init("Total", alignment: .decimal),
      ],
      rows: elements.compactMap { $0 as? ItemObject }.map { object in
        let item = object.item
        return [
          .init("\(object.id)"), .init(item.settings.planCode ?? ""), .init(object.domain ?? ""),
          .init(item.settings.pricingMode?.rawValue ?? ""), .init(item.duration ?? ""),
          .money(PricesObject(item.prices).total),
        ]
      },
      notes: elements.isEmpty ? ["no items"] : [])
  }
}
