import OVHClient
import PanierTerminal
import PanierVM

/// The steps of an order, each with its latest event.
struct FollowUpLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      columns: [.init("Step"), .init("Status"), .init("Latest event"), .init("Date")],
      rows: elements.compactMap { $0 as? FollowUpObject }.map { object in
        let latest = object.step.history.last
        return [
          .init(object.step.step), .init(object.step.status),
          .init(latest.map { $0.description.isEmpty ? $0.label : $0.description } ?? ""),
          .init(latest?.date?.text ?? ""),
        ]
      },
      notes: elements.isEmpty ? ["the API lists no steps yet"] : [])
  }
}
