import OVHClient
import PanierOrdering
import PanierTerminal
import PanierVM

/// Plans of a catalogue, with its age above them.
struct CatalogPlanLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    let plans = elements.compactMap { $0 as? CatalogPlanObject }
    return TextTable(
      title: plans.first.map { "Plans of \($0.product), list prices excl. tax, \($0.ageInWords)" },
      columns: [
        .init("Plan"), .init("Name"), .init("Family"), .init("Period"), .init("Price", alignment: .decimal),
        .init("Set-up", alignment: .decimal),
      ],
      rows: plans.map { object in
        [
          .init(object.plan.planCode), .init(object.plan.invoiceName), .init(object.plan.family ?? ""),
          .init(object.renewal?.duration ?? ""), .money(object.renewal.map(object.money)),
          .money(object.installation.map(object.money)),
        ]
      },
      notes: plans.isEmpty ? ["no plans"] : [])
  }

  /// All prices of one plan.
  static func prices(of object: CatalogPlanObject) -> TextTable {
    TextTable(
      title: "\(object.plan.planCode) (\(object.plan.invoiceName)), list prices excl. tax, \(object.ageInWords)",
      columns: [.init("Capacity"), .init("Mode"), .init("Period"), .init("Price", alignment: .decimal)],
      rows: object.plan.pricings.map { pricing in
        [
          .init(pricing.capacities.map(\.rawValue).joined(separator: " ")), .init(pricing.mode.rawValue),
          .init(pricing.duration ?? ""), .money(object.money(pricing)),
        ]
      })
  }
}
