/// The documentation of one field of a type or a module.
public struct FieldReference: Sendable, Hashable {
  /// The name after the dot.
  public var name: String
  /// The type of its value.
  public var type: ValueType
  /// One line that says what it holds.
  public var summary: String
  /// The version of the program that brought it.
  public var since: String

  /// Documents a field.
  public init(name: String, type: ValueType, summary: String, since: String = "0.1") {
    self.name = name
    self.type = type
    self.summary = summary
    self.since = since
  }
}
