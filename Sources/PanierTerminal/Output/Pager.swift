/// Shows text, through the operator's pager where the screen is too small for it.
public struct Pager: Sendable {
  private let terminal: Terminal
  private let command: String?
  private let environment: [String: String]

  /// Prepares to show text.
  ///
  /// - Parameters:
  ///   - terminal: where text goes; a pager runs only when both its sides are terminals.
  ///   - environment: the whole environment, which the pager inherits. `PAGER` may hold options; when it is not set
  ///     `less` is run, when it is empty or `cat` nothing is. `LESS` is `-SRXF` unless set.
  ///   - isEnabled: whether a pager may run at all; false for `--no-pager`.
  public init(terminal: Terminal, environment: [String: String], isEnabled: Bool = true) {
    self.terminal = terminal
    var environment = environment
    if environment["LESS"] == nil { environment["LESS"] = "-SRXF" }
    self.environment = environment
    let command = environment["PAGER"] ?? "less"
    let isNone = command.allSatisfy(\.isWhitespace) || command == "cat"
    self.command = isEnabled && !isNone && environment["TERM"] != "dumb" ? command : nil
  }

  /// Writes text, or pages it when it is taller than the screen.
  ///
  /// A final line feed is added where it is missing. A pager that cannot be run costs nothing: the text is written plainly then.
  ///
  /// - Parameter text: the text, which may hold styles.
  /// - Throws: `TerminalError` when the terminal cannot be written to.
  public func show(_ text: String) async throws {
    let text = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    if await !page(text) { try terminal.write(text) }
  }

  /// Pages text that is taller than the screen.
  ///
  /// - Parameter text: the text with its final line feed; it may hold styles.
  /// - Returns: whether a pager showed it; the caller writes it otherwise.
  public func page(_ text: String) async -> Bool {
    guard let command, terminal.isInteractive, let size = terminal.size, Self.isTaller(text, than: size) else {
      return false
    }
    let pager = ShellCommand(command: command, arguments: [], environment: environment)
    guard let status = try? await pager.run(input: text) else { return false }
    return !ShellCommand.notFoundStatuses.contains(status)
  }

  /// Whether `text` needs more rows than the screen has, with one left for the next prompt.
  static func isTaller(_ text: String, than size: Terminal.Size) -> Bool {
    var rows = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      rows += max(1, (PaintedText.width(of: line) + size.columns - 1) / size.columns)
      if rows >= size.rows { return true }
    }
    return false
  }
}
