import OVHClient
import PanierOrdering
import PanierTerminal
import PanierVM

/// Plans of a product: what is offered, at what price.
struct PlanOfferLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      title: "Offers, excl. tax",
      columns: [
        .init("Plan"), .init("Name"), .init("Mode"), .init("Duration"), .init("Price", alignment: .decimal),
        .init("Set-up", alignment: .decimal), .init("First total", alignment: .decimal),
      ],
      rows: elements.compactMap { $0 as? PlanOfferObject }.map { object in
        [
          .init(object.offer.planCode), .init(object.offer.productName),
          .init(object.way.renewal.pricingMode.rawValue), .init(object.way.renewal.duration),
          .money(object.way.price), .money(object.way.setup), .money(object.way.total),
        ]
      },
      notes: elements.isEmpty ? ["nothing is offered"] : [])
  }
}
