/// One documented result of a function.
public struct ResultDoc: Sendable, Hashable {
  /// The type of the result.
  public var type: ValueType
  /// One line that says what it is.
  public var summary: String

  /// Documents a result.
  public init(_ type: ValueType, _ summary: String) {
    self.type = type
    self.summary = summary
  }

  /// Documents a result; the same as `ResultDoc(type, summary)`.
  public static func value(_ type: ValueType, _ summary: String) -> ResultDoc {
    ResultDoc(type, summary)
  }
}
