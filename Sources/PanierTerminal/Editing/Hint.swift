/// Dim text behind the cursor at the end of the line: a signature, or a way to go on.
public struct Hint: Sendable, Hashable {
  /// The text; its first line is shown, as far as the row has room.
  public var text: String
  /// Whether the right arrow or End takes the text over.
  public var isInsertable: Bool

  /// Creates a hint.
  public init(_ text: String, isInsertable: Bool = false) {
    self.text = text
    self.isInsertable = isInsertable
  }
}
