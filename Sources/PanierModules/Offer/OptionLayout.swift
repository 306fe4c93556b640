import OVHClient
import PanierOrdering
import PanierTerminal
import PanierVM

/// Options of an item by family, with a word on what is still to be chosen.
struct OptionLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    let options = elements.compactMap { $0 as? OptionObject }
    return TextTable(
      title: "Options, excl. tax",
      columns: [
        .init("Family"), .init("Option"), .init("Name"), .init("Duration"), .init("Total", alignment: .decimal),
        .init("Chosen"),
      ],
      rows: options.map { object in
        [
          .init(object.option.family), .init(object.option.planCode), .init(object.option.productName),
          .init(object.way?.renewal.duration ?? ""), .money(object.way?.total),
          .init(object.isChosen ? "yes" : ""),
        ]
      },
      notes: options.isEmpty
        ? ["no options"] : OptionFamilies.notes(options.map { .init(option: $0.option, isChosen: $0.isChosen) }))
  }
}
