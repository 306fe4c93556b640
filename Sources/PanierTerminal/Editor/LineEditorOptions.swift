/// What a line editor asks its host while a line is being written.
public struct LineEditorOptions: Sendable {
  /// Gives ways to go on, for Tab.
  ///
  /// Called with the text and the cursor in UTF-8 bytes from its beginning. Keys typed meanwhile wait, Ctrl-C gives up
  /// and cancels the task, so an answer should come from memory rather than from the network.
  public var complete: (@Sendable (_ text: String, _ cursor: Int) async -> Completion?)?
  /// Gives the dim text behind the cursor; asked after each change while the cursor stands at the end.
  public var hint: (@Sendable (_ text: String) async -> Hint?)?
  /// Tells whether Enter submits; otherwise it begins a new line.
  ///
  /// Without it every input is complete.
  public var isComplete: (@Sendable (_ text: String) async -> Bool)?
  /// Gives the white space that the last line of a text is to begin with; nil leaves it as it is, inside a string say.
  ///
  /// Asked where a line begins, and again once its first word is written, which may close a block. Without it no line is
  /// indented.
  public var indentation: (@Sendable (_ text: String) -> String?)?
  /// Colours the text.
  ///
  /// Called for every picture, so it must be quick.
  public var highlight: (@Sendable (_ text: String) -> [StyledRange])?
  /// Lets the operator write the text elsewhere, for Ctrl-X Ctrl-E; nil keeps it as it was.
  public var editExternally: (@Sendable (_ text: String) async -> String?)?
  /// Shows what there is to read about the thing at the cursor, for F1; false where there is nothing, and the keys are
  /// listed.
  public var explain: (@Sendable (_ text: String, _ cursor: Int) async -> Bool)?
  /// Stops the process, for Ctrl-Z.
  ///
  /// By default the whole process group is sent `SIGTSTP`, as the terminal would.
  public var suspend: @Sendable () -> Void
  /// Paints prompt, text, hint and menu.
  public var palette: Palette
  /// Whether pictures may use characters beyond ASCII.
  public var unicode: Bool
  /// Whether the terminal cannot move its cursor (`TERM=dumb`), so that lines are read plainly.
  public var isDumb: Bool

  /// Creates options; the closures can be set one by one.
  public init(palette: Palette = .plain, unicode: Bool = true, isDumb: Bool = false) {
    self.palette = palette
    self.unicode = unicode
    self.isDumb = isDumb
    suspend = ProcessSuspension.stopGroup
  }
}
