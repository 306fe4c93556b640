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
  /// Dim text shown behind the end of the text: its first line, as far as the row has room.
  public var hint: String
  /// Dim text shown behind the end of the text as a way it may go on; the hint stands below then.
  public var ghost = ""
  /// Lines shown below the text, such as a menu; a selected one is kept in sight.
  public var menu: [StyledText]
  /// The line of the menu to keep in sight.
  public var selectedMenuLine: Int?
  /// Lines shown below the menu where the screen has room.
  public var documentation: [StyledText] = []
  /// Whether the picture may use characters beyond ASCII of its own.
  public var isUnicode = true

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
