public import PanierReference

/// A documented field of a type, read by `object.name`.
///
/// `Object` is the Swift type whose field it is; ``LuaType`` keeps fields of any object.
public struct LuaField<Object>: Sendable {
  /// The documentation.
  public let reference: FieldReference
  /// Reads the field from an object.
  public let get: @Sendable (Object) throws -> LuaValue

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
    get: @escaping @Sendable (Object) throws -> LuaValue
  ) {
    self.init(FieldReference(name: name, type: type, summary: summary, since: since), get: get)
  }

  init(_ reference: FieldReference, get: @escaping @Sendable (Object) throws -> LuaValue) {
    self.reference = reference
    self.get = get
  }
}

extension LuaField where Object: LuaObject {
  /// The same field of any object: the one place where it is looked at as what it was declared for.
  var ofAnyObject: LuaField<any LuaObject> {
    let get = get
    return LuaField<any LuaObject>(reference) { try get(Object.from($0)) }
  }
}
