public import PanierReference

/// A documented field of a type, read by `object.name`.
public struct LuaField: Sendable {
  /// The documentation.
  public let reference: FieldReference
  /// Reads the field from an object.
  public let get: @Sendable (any LuaObject) throws -> LuaValue

  /// Declares a field.
  ///
  /// - Parameters:
  ///   - name: what scripts call it.
  ///   - type: what it holds.
  ///   - since: the version that brought it.
  ///   - summary: one line that says what it is.
  ///   - get: reads it, on the Lua thread; must not wait.
  public init(
    _ name: String, _ type: ValueType, since: String = "0.1", _ summary: String,
    get: @escaping @Sendable (any LuaObject) throws -> LuaValue
  ) {
    reference = FieldReference(name: name, type: type, summary: summary, since: since)
    self.get = get
  }
}
