/// What a host function returns to Lua.
public enum LuaResults: Sendable {
  /// Nothing.
  case none
  /// One value.
  case one(LuaValue)
  /// Several values.
  case many([LuaValue])

  /// `nil`.
  public static var `nil`: LuaResults { .one(.nil) }
  /// A boolean.
  public static func boolean(_ value: Bool) -> LuaResults { .one(.boolean(value)) }
  /// An integer.
  public static func integer(_ value: Int64) -> LuaResults { .one(.integer(value)) }
  /// A float.
  public static func number(_ value: Double) -> LuaResults { .one(.number(value)) }
  /// Text.
  public static func string(_ value: String) -> LuaResults { .one(.string(value)) }
  /// An object.
  public static func object(_ value: any LuaObject) -> LuaResults { .one(.object(value)) }
  /// A table.
  public static func table(_ value: LuaTable) -> LuaResults { .one(.table(value)) }
  /// A sequence.
  public static func list(_ items: [LuaValue]) -> LuaResults { .one(.list(items)) }
  /// JSON text that arrives as tables.
  public static func json(_ text: [UInt8]) -> LuaResults { .one(.json(text)) }
}
