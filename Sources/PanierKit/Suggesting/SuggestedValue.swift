/// A value that an argument takes, as the prompt offers it.
public struct SuggestedValue: Sendable, Hashable {
  /// The value as text.
  public var text: String
  /// Whether it is a string in Lua; a number, `true` and `false` are none.
  public var isString: Bool
  /// What is told beside it, such as a price.
  public var detail: String

  /// Creates a value.
  public init(_ text: String, isString: Bool = true, detail: String = "") {
    self.text = text
    self.isString = isString
    self.detail = detail
  }
}
