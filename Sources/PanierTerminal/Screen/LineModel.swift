/// Everything the picture of an edited line depends on.
public struct LineModel: Sendable {
  /// The prompt before the first line.
  public var prompt: StyledText
  /// The prompt before each further line.
  public var continuation: StyledText
  /// The text.
  public var text: String
  /// The cursor, in UTF-8 bytes from the beginning of the text.
  public var cursor: Int
  /// Styles of parts of the text; where parts overlap, the later one counts.
  public var highlights: [StyledRange]
  /// Dim text shown behind the end of the text.
  public var hint: String
  /// Lines shown below the text, such as a menu; a selected one is kept in sight.
  public var menu: [StyledText]
  /// The line of the menu to keep in sight.
  public var selectedMenuLine: Int?

  /// Creates a model.
  public init(
    prompt: StyledText, continuation: StyledText = "", text: String = "", cursor: Int? = nil,
    highlights: [StyledRange] = [], hint: String = "", menu: [StyledText] = [], selectedMenuLine: Int? = nil
  ) {
    self.prompt = prompt
    self.continuation = continuation
    self.text = text
    self.cursor = cursor ?? text.utf8.count
    self.highlights = highlights
    self.hint = hint
    self.menu = menu
    self.selectedMenuLine = selectedMenuLine
  }
}
