/// A Swift object that scripts hold: one userdata a push, compared by identity unless its type says otherwise.
///
/// The object may be used from any thread; the virtual machine keeps it alive as long as Lua can reach it.
public protocol LuaObject: AnyObject, LuaReadable {
  /// The documented type: fields, methods, operators.
  static var luaType: LuaType { get }
}

extension LuaObject {
  /// The name of the object's own type: of one in another process, the type it has there.
  var typeName: String {
    (self as? RemoteObject)?.type.name ?? Swift.type(of: self).luaType.name
  }

  /// An object as this type.
  ///
  /// - Throws: an error of kind `usage` for an object of another type, which only Swift code can hand over.
  static func from(_ object: any LuaObject) throws -> Self {
    guard let object = object as? Self else { throw LuaError.usage("a \(luaType.name) is expected here") }
    return object
  }
}
