import PanierTerminal
import PanierVM

/// Orders: what was bought.
struct OrderLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Order", alignment: .right), .init("Date"), .init("Tax", alignment: .decimal),
        .init("Total incl. tax", alignment: .decimal),
      ],
      rows: elements.compactMap { $0 as? OrderObject }.map { order in
        [.init("\(order.id)"), .init(order.date ?? ""), .money(order.tax), .money(order.total)]
      },
      notes: elements.isEmpty ? ["no orders"] : [])
  }
}
