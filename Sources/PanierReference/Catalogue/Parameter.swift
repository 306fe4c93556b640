/// One declared parameter of a function, or one field of an options table.
public struct Parameter: Sendable, Hashable {
  /// The name, as error messages and the manual write it.
  public var name: String
  /// What is accepted.
  public var type: ValueType
  /// One line that says what the value is for.
  public var summary: String
  /// Whether it may be left out.
  public var isOptional: Bool
  /// What counts when it is left out, in words.
  public var defaultText: String?
  /// Whether it stands for all further arguments.
  public var isRepeated: Bool

  /// A parameter that must be given.
  public static func required(_ name: String, _ type: ValueType, _ summary: String) -> Parameter {
    Parameter(name: name, type: type, summary: summary, isOptional: false, defaultText: nil, isRepeated: false)
  }

  /// A parameter that may be left out.
  ///
  /// - Parameter default: what counts then, in words.
  public static func optional(
    _ name: String, _ type: ValueType, _ summary: String, default defaultText: String? = nil
  ) -> Parameter {
    Parameter(name: name, type: type, summary: summary, isOptional: true, defaultText: defaultText, isRepeated: false)
  }

  /// All further arguments, none included.
  public static func rest(_ name: String, _ type: ValueType, _ summary: String) -> Parameter {
    Parameter(name: name, type: type, summary: summary, isOptional: true, defaultText: nil, isRepeated: true)
  }
}
