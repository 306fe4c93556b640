public import PanierReference

/// A type of objects as data: documentation and implementation together.
public struct LuaType: Sendable {
  /// The name, such as `Cart`.
  public let name: String
  /// One line that says what an object of it stands for.
  public let summary: String
  /// What can be read from an object.
  public let fields: [LuaField]
  /// What can be called on it, named `Cart:add`.
  public let methods: [LuaFunction]
  /// What operators do.
  public let operators: LuaOperators
  /// A piece of Lua that runs.
  public let example: String?

  /// Declares a type.
  public init(
    _ name: String, summary: String, fields: [LuaField] = [], methods: [LuaFunction] = [],
    operators: LuaOperators = .init(), example: String? = nil
  ) {
    self.name = name
    self.summary = summary
    self.fields = fields
    self.methods = methods
    self.operators = operators
    self.example = example
  }

  /// The documentation.
  public var reference: TypeReference {
    TypeReference(
      name: name, summary: summary, fields: fields.map(\.reference), methods: methods.map(\.reference),
      operators: operators.references(of: name), example: example)
  }
}
