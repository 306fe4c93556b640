import OVHClient
import PanierReference
public import PanierVM

/// A value that is set on an item, as Lua sees it.
public final class ConfigurationObject: LuaObject {
  let configuration: ConfigurationItem

  /// Wraps a configuration.
  init(_ configuration: ConfigurationItem) {
    self.configuration = configuration
  }

  public static let luaType = LuaType(
    "Configuration",
    summary: "A value that is set on an item.",
    fields: [
      LuaField("id", .integer, "The configuration's number.") { .integer(try configuration($0).id) },
      LuaField("label", .string, "The label.") { .string(try configuration($0).label) },
      LuaField("value", .string, "The value as text.") { .string(try configuration($0).value) },
    ],
    example: """
      local c = cart.new()
      local item = c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      print(item:configurations():where{ value = "true" }[1].label)  --> OWNER_LEGAL_AGE
      """
  )

  private static func configuration(_ object: any LuaObject) throws -> ConfigurationItem {
    let configuration: ConfigurationObject = try cast(object)
    return configuration.configuration
  }
}
