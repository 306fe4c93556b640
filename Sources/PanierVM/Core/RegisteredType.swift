import PanierReference

/// A type with its fields by name.
final class RegisteredType: Sendable {
  let type: LuaType
  let fields: [String: LuaField]

  init(_ type: LuaType) {
    self.type = type
    fields = Dictionary(type.fields.map { ($0.reference.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// Everything that can follow the dot or the colon.
  var memberNames: [String] {
    type.fields.map(\.reference.name) + type.methods.map(\.reference.shortName)
  }
}
