import PanierVM

/// A getter was handed an object of another type; cannot happen through Lua, which dispatches by type.
struct WrongObject: Error, CustomStringConvertible {
  let expected: String

  var description: String { "the value is no \(expected)" }
}

/// An object as the type that its getters and operators are declared for.
/// - Throws: ``WrongObject``.
func cast<Object: LuaObject>(_ object: any LuaObject) throws -> Object {
  guard let object = object as? Object else { throw WrongObject(expected: Object.luaType.name) }
  return object
}
