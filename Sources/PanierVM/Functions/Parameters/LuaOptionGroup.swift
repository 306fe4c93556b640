import PanierReference

/// Options that several tables have in common, as if each had declared them itself.
@propertyWrapper
public struct LuaOptionGroup<Group: LuaOptionTable>: Sendable {
  /// The options of the group.
  public let wrappedValue: Group

  /// Takes the options of a table into another one.
  public init() { wrappedValue = Group() }
}

extension LuaOptionGroup: LuaOptionSlot {
  func declared(as property: String) -> [DeclaredOption] { wrappedValue.declaredOptions }
}
