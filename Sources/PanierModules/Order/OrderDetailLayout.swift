import OVHClient
import PanierOrdering
import PanierTerminal
import PanierVM

/// The lines of an order.
struct OrderDetailLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      title: "Order lines, excl. tax",
      columns: [
        .init("Line", alignment: .right), .init("Domain"), .init("Description"), .init("Quantity", alignment: .right),
        .init("Unit price", alignment: .decimal), .init("Total", alignment: .decimal),
      ],
      rows: elements.compactMap { $0 as? OrderDetailObject }.map { object in
        let detail = object.detail
        return [
          .init("\(detail.id)"), .init(detail.domain), .init(detail.description), .init(detail.quantity),
          .money(detail.unitPrice.map { Money($0) }), .money(detail.totalPrice.map { Money($0) }),
        ]
      },
      notes: elements.isEmpty ? ["the API lists no lines yet"] : [])
  }
}
