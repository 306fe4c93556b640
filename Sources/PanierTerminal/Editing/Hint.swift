/// Dim text behind the end of the line, such as the signature of the function that is called.
public struct Hint: Sendable, Hashable {
  /// The text; its first line is shown, as far as the row has room.
  public var text: String

  /// Creates a hint.
  public init(_ text: String) {
    self.text = text
  }
}
