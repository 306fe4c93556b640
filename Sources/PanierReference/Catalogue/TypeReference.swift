/// The documentation of one type of objects.
public struct TypeReference: Sendable, Hashable {
  /// The name, such as `Cart`.
  public var name: String
  /// One line that says what an object of it stands for.
  public var summary: String
  /// What can be read from an object.
  public var fields: [FieldReference]
  /// What can be called on it.
  public var methods: [FunctionReference]
  /// What operators do, named by the metamethod: `Money + Money`.
  public var operators: [FunctionReference]
  /// A piece of Lua that runs.
  public var example: String?

  /// Documents a type.
  public init(
    name: String, summary: String, fields: [FieldReference] = [], methods: [FunctionReference] = [],
    operators: [FunctionReference] = [], example: String? = nil
  ) {
    self.name = name
    self.summary = summary
    self.fields = fields
    self.methods = methods
    self.operators = operators
    self.example = example
  }
}
