import OVHClient
import PanierTerminal
import PanierVM

/// Configurations: what is set.
struct ConfigurationLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      columns: [.init("Id", alignment: .right), .init("Label"), .init("Value")],
      rows: elements.compactMap { $0 as? ConfigurationObject }.map { object in
        [.init("\(object.configuration.id)"), .init(object.configuration.label), .init(object.configuration.value)]
      },
      notes: elements.isEmpty ? ["nothing is configured"] : [])
  }
}
