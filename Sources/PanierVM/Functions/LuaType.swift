public import PanierReference

/// A type of objects as data: documentation and implementation together.
public struct LuaType: Sendable {
  /// The name, such as `Cart`.
  public let name: String
  /// One line that says what an object of it stands for.
  public let summary: String
  /// What can be read from an object.
  public let fields: [LuaField<any LuaObject>]
  /// What can be called on it, named `Cart:add`.
  public let methods: [LuaFunction]
  /// What operators do.
  public let operators: LuaOperators<any LuaObject>
  /// The types of what its fields hold that come with it, so that nothing else has to list them.
  public let parts: [LuaType]
  /// A piece of Lua that runs.
  public let example: String?

  /// Declares a type.
  ///
  /// - Parameters:
  ///   - name: what scripts, messages and the manual call it.
  ///   - object: the Swift type that fields and operators get.
  ///   - summary: one line that says what an object of it stands for.
  ///   - fields: what can be read from an object.
  ///   - methods: what can be called on it.
  ///   - operators: what operators do.
  ///   - parts: the types of what its fields hold that come with it.
  ///   - example: a piece of Lua that runs.
  public init<Object: LuaObject>(
    _ name: String, of object: Object.Type, summary: String, fields: [LuaField<Object>] = [],
    methods: [LuaFunction] = [], operators: LuaOperators<Object> = .init(), parts: [LuaType] = [],
    example: String? = nil
  ) {
    self.init(
      name, summary: summary, fields: fields.map(\.ofAnyObject), methods: methods,
      operators: operators.ofAnyObject, parts: parts, example: example)
  }

  /// Declares a type of objects that know their Swift type at run time only.
  init(
    _ name: String, summary: String, fields: [LuaField<any LuaObject>], methods: [LuaFunction],
    operators: LuaOperators<any LuaObject>, parts: [LuaType] = [], example: String? = nil
  ) {
    self.name = name
    self.summary = summary
    self.fields = fields
    self.methods = methods
    self.operators = operators
    self.parts = parts
    self.example = example
  }

  /// The type and all that come with it.
  public var withParts: [LuaType] { [self] + parts.flatMap(\.withParts) }

  /// The documentation.
  public var reference: TypeReference {
    TypeReference(
      name: name, summary: summary, fields: fields.map(\.reference), methods: methods.map(\.reference),
      operators: operators.references(of: name), example: example)
  }
}
