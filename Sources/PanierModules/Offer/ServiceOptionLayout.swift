import OVHClient
import PanierOrdering
import PanierTerminal
import PanierVM

/// Options of an owned service by family.
struct ServiceOptionLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    let options = elements.compactMap { $0 as? ServiceOptionObject }
    return TextTable(
      title: options.first.map { "Options of \($0.service.name), excl. tax" },
      columns: [
        .init("Family"), .init("Option"), .init("Name"), .init("Mode"), .init("Duration"),
        .init("Price", alignment: .decimal), .init("Set-up", alignment: .decimal), .init("Chosen"),
      ],
      rows: options.map { object in
        [
          .init(object.option.family), .init(object.option.planCode), .init(object.option.productName),
          .init(object.way.renewal.pricingMode.rawValue), .init(object.way.renewal.duration),
          .money(object.way.price), .money(object.way.setup), .init(object.isChosen ? "yes" : ""),
        ]
      },
      notes: options.isEmpty
        ? ["no options"]
        : OptionFamilies.notes(
          options.map { .init(option: $0.option, isChosen: $0.isChosen) }, canBeFilledElsewhere: true))
  }
}
