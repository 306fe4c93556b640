public import PanierReference
public import PanierVM

/// An argument that is being written at the prompt, with what stands around it.
public struct ArgumentInSight: Sendable {
  /// The function that is called.
  public var function: FunctionReference
  /// The parameter, or the field of a table of named arguments.
  public var parameter: String
  /// What is written of the value.
  public var written: String
  /// The other arguments that are strings, by their names.
  public var others: [String: String]
  /// The object whose method is called.
  public var receiver: (any LuaObject)?
  /// The object that is the first argument.
  public var first: (any LuaObject)?

  /// Describes an argument.
  public init(
    _ function: FunctionReference, _ parameter: String, written: String = "", others: [String: String] = [:],
    receiver: (any LuaObject)? = nil, first: (any LuaObject)? = nil
  ) {
    self.function = function
    self.parameter = parameter
    self.written = written
    self.others = others
    self.receiver = receiver
    self.first = first
  }
}
