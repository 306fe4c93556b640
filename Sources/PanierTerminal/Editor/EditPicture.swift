/// Makes the model of a picture from an edit, and remembers what is costly about it.
struct EditPicture: Sendable {
  private let prompt: StyledText
  private let continuation: StyledText
  private let highlight: (@Sendable (String) -> [StyledRange])?
  private let unicode: Bool
  private var highlighted: (text: String, ranges: [StyledRange]) = ("", [])

  /// How the bracket at the cursor and its partner are shown.
  static let bracketStyle = Style(foreground: .yellow, isBold: true, isUnderlined: true)

  init(prompt: StyledText, continuation: StyledText, options: LineEditorOptions) {
    (self.prompt, self.continuation) = (prompt, continuation)
    (highlight, unicode) = (options.highlight, options.unicode)
  }

  /// The picture while the text is written.
  mutating func model(of session: inout EditSession, columns: Int) -> LineModel {
    var model = plainModel(of: session)
    if let (bracket, partner) = BracketMatch.find(in: model.text, cursor: model.cursor, outside: model.highlights) {
      model.highlights += [bracket, partner].map { StyledRange($0..<($0 + 1), Self.bracketStyle) }
    }
    switch session.mode {
    case .editing:
      model.ghost = session.suggestion()
      if session.buffer.isAtEnd { model.hint = session.hint?.text ?? "" }
      if !session.notice.isEmpty { model.documentation = MenuLayout.note(session.notice, columns: columns) }
    case .searching(let search):
      let name = (search.isFailing ? "failing " : "") + (search.isBackward ? "search" : "forward search")
      model.prompt = StyledText([.init("(\(name)) ", .dim), .init(SafeText.escaped(search.query), .bold), .init(": ")])
    case .choosing(let menu):
      let picture = MenuLayout.lines(
        menu.candidates, selected: menu.selected, columns: columns, unicode: unicode)
      (model.menu, model.selectedMenuLine) = (picture.lines, picture.selectedLine)
      model.documentation =
        MenuLayout.documentation(menu.chosen, columns: columns) + MenuLayout.note(menu.note, columns: columns)
    }
    return model
  }

  /// The picture that stays once the text is finished.
  ///
  /// - Parameter mark: what is shown behind it, such as `^C`.
  mutating func lastModel(of session: EditSession, mark: String) -> LineModel {
    var model = plainModel(of: session)
    model.hint = mark
    return model
  }

  private mutating func plainModel(of session: EditSession) -> LineModel {
    let text = session.buffer.text
    if let highlight, text != highlighted.text { highlighted = (text, highlight(text)) }
    var model = LineModel(
      prompt: prompt, continuation: continuation, text: text, cursor: session.buffer.cursorOffset,
      highlights: highlighted.ranges)
    model.isUnicode = unicode
    return model
  }
}
