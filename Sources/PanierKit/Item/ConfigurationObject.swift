import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// A value that is set on an item, as Lua sees it.
public final class ConfigurationObject: LuaObject {
  let configuration: ConfigurationItem

  /// Wraps a configuration.
  init(_ configuration: ConfigurationItem) {
    self.configuration = configuration
  }

  public static let luaType = LuaType(
    "Configuration", of: ConfigurationObject.self,
    summary: "A value that is set on an item.",
    fields: [
      LuaField("id", .integer, "The configuration's number.") { .integer($0.configuration.id) },
      LuaField("label", .string, "The label.") { .string($0.configuration.label) },
      LuaField("value", .string, "The value as text.") { .string($0.configuration.value) },
    ],
    example: """
      local c = cart.new()
      local item = c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      print(item:configurations():where{ value = "true" }[1].label)  --> OWNER_LEGAL_AGE
      """
  )
}

extension ConfigurationObject: Listed {
  /// What is set.
  static func table(of configurations: [ConfigurationObject]) -> TextTable {
    TextTable(
      columns: [.init("Id", alignment: .right), .init("Label"), .init("Value")],
      rows: configurations.map(\.configuration).map { set in
        [.init("\(set.id)"), .init(set.label), .init(set.value)]
      },
      notes: configurations.isEmpty ? ["nothing is configured"] : [])
  }
}
