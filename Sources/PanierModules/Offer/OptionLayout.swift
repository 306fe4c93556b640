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
      notes: options.isEmpty ? ["no options"] : OptionLayout.notes(options))
  }

  /// A sentence for each family that asks for a choice or limits it.
  private static func notes(_ options: [OptionObject]) -> [String] {
    var names: [String] = []
    for option in options where !names.contains(option.option.family) { names.append(option.option.family) }
    return names.compactMap { name in
      let family = options.filter { $0.option.family == name }
      let isMandatory = family.contains { $0.option.mandatory }
      let isExclusive = family.contains { $0.option.exclusive }
      let isFilled = family.contains { $0.isChosen }
      switch (isMandatory, isExclusive) {
      case (true, true): return "\(name): exactly one must be chosen\(isFilled ? "" : ", none is yet")"
      case (true, false): return "\(name): at least one must be chosen\(isFilled ? "" : ", none is yet")"
      case (false, true): return "\(name): one at most"
      case (false, false): return nil
      }
    }
  }
}
