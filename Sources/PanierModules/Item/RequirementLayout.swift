import OVHClient
import PanierTerminal
import PanierVM

/// Requirements: what has to be, may be and is configured.
struct RequirementLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      title: "Configuration",
      columns: [.init("Label"), .init("Type"), .init("Needed"), .init("Accepted"), .init("Set")],
      rows: elements.compactMap { $0 as? RequirementObject }.map { object in
        let requirement = object.requirement
        let needed = requirement.required.map { $0 ? "yes" : "no" } ?? "not said"
        return [
          .init(requirement.label), .init(requirement.type), .init(needed),
          .init(RequirementObject.acceptedForm(requirement)), .init(object.values.joined(separator: ", ")),
        ]
      },
      notes: elements.isEmpty ? ["nothing to configure"] : [])
  }
}
