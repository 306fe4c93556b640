import PanierReference
import PanierVM

extension LuaObject {
  /// Whether the type documents a field of a name.
  func has(_ name: String) -> Bool { type(of: self).luaType.fields.contains { $0.reference.name == name } }

  /// A field by its name, as `object.name` gives it.
  /// - Throws: ``UnknownField`` when the type has none of that name.
  func field(_ name: String) throws -> LuaValue {
    let type = type(of: self).luaType
    if let field = type.fields.first(where: { $0.reference.name == name }) { return try field.get(self) }
    if let value = try type.operators.dynamicField?(self, name) { return value }
    throw UnknownField(type: type.name, name: name, known: type.fields.map(\.reference.name))
  }
}

/// A field that a type does not have.
struct UnknownField: UsageError, Hashable {
  let type: String
  let name: String
  let known: [String]

  var description: String {
    "\(type) has no field '\(name)'"
      + Spelling.hint(for: name, among: known, else: "it has \(known.joined(separator: ", "))")
  }
}
