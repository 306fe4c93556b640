/// The documentation of one module: a global table of functions.
public struct ModuleReference: Sendable, Hashable {
  /// The global it is found under; empty for plain global functions.
  public var name: String
  /// One line that says what it is for.
  public var summary: String
  /// Its functions, in the order they are read best.
  public var functions: [FunctionReference]
  /// Its values that are no functions.
  public var fields: [FieldReference]

  /// Documents a module.
  public init(name: String, summary: String, functions: [FunctionReference], fields: [FieldReference] = []) {
    self.name = name
    self.summary = summary
    self.functions = functions
    self.fields = fields
  }
}
