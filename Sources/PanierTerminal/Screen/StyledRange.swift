/// A part of the edited text and the style it is drawn in.
public struct StyledRange: Sendable, Hashable {
  /// The part, in UTF-8 bytes from the beginning of the text.
  public var range: Range<Int>
  /// Its style.
  public var style: Style

  /// Creates a styled part.
  public init(_ range: Range<Int>, _ style: Style) {
    self.range = range
    self.style = style
  }
}
