/// Text in pieces of one style each, such as a prompt.
public struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A piece of text in one style.
  public struct Run: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Its style.
    public var style: Style

    /// Creates a piece.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The pieces, in reading order.
  public var runs: [Run]

  /// Creates text from pieces.
  public init(_ runs: [Run]) {
    self.runs = runs
  }

  /// Creates text in one style.
  public init(_ text: String, _ style: Style = .plain) {
    runs = [Run(text, style)]
  }

  /// Creates plain text from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The text without styles.
  public var text: String { runs.map(\.text).joined() }

  /// Returns the text painted with `palette`.
  public func painted(_ palette: Palette) -> String {
    runs.map { palette.paint($0.text, $0.style) }.joined()
  }
}
