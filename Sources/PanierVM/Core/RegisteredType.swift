import PanierReference

/// A type with its fields by name.
final class RegisteredType: Sendable {
  let type: LuaType
  let fields: [String: LuaField<any LuaObject>]
  /// The numbers of its methods, in the order of the type.
  let methods: [Int32]

  init(_ type: LuaType, methods: [Int32]) {
    self.type = type
    self.methods = methods
    fields = Dictionary(type.fields.map { ($0.reference.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// Everything that can follow the dot or the colon.
  var memberNames: [String] {
    type.fields.map(\.reference.name) + type.methods.map(\.shortName)
  }
}
