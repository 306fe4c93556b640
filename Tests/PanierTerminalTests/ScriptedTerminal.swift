import Glibc
import ScreenModel
import Testing

@testable import PanierTerminal

/// A pseudo-terminal whose person is a test: it types bytes and looks at the screen.
final class ScriptedTerminal {
  let terminal: Terminal
  private(set) var screen: ScreenModel
  private let person: Int32
  private let program: Int32
  private let source: InputSource

  init(columns: Int = 40, rows: Int = 10) throws {
    var (person, program): (Int32, Int32) = (-1, -1)
    try #require(openpty(&person, &program, nil, nil, nil) == 0)
    (self.person, self.program) = (person, program)
    terminal = Terminal(input: program, output: program)
    screen = ScreenModel(columns: columns, rows: rows)
    source = try InputSource(person, watchesSignals: false)
    setSize(columns: columns, rows: rows)
  }

  deinit {
    close(program)
    close(person)
  }

  private func setSize(columns: Int, rows: Int) {
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(program, UInt(TIOCSWINSZ), &window)
  }

  /// Changes the width and tells the process, as the system does for its controlling terminal.
  func resize(columns: Int) {
    screen.resize(columns: columns)
    setSize(columns: columns, rows: screen.rows.count)
    kill(getpid(), SIGWINCH)
  }

  func type(_ text: String) throws {
    try Terminal.write(text, to: person)
  }

  /// Ends the session from the person's side.
  func hangUp() throws { close(person) }

  /// Whether what is typed is echoed by the system and lines are edited by it, as outside the editor.
  var isCooked: Bool {
    var modes = termios()
    guard tcgetattr(program, &modes) == 0 else { return false }
    return modes.c_lflag & tcflag_t(ECHO) != 0 && modes.c_lflag & tcflag_t(ICANON) != 0
  }

  /// Waits until the screen fulfils a condition; a minute of silence means it never will.
  func wait(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, until condition: (ScreenModel) -> Bool
  ) async {
    while !condition(screen) {
      guard case .bytes(let bytes) = await next() else {
        Issue.record(
          "waited for \(what); the screen at \(screen.cursor) is\n\(screen.picture)", sourceLocation: sourceLocation)
        return
      }
      screen.feed(bytes)
    }
  }

  /// Waits for a picture, with the cursor where it belongs.
  func expect(
    _ picture: String, cursor: [Int]? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    await wait("cursor \(cursor ?? []) in\n\(picture)", sourceLocation: sourceLocation) { screen in
      screen.picture == picture && (cursor == nil || screen.cursor == cursor) && screen.isCursorVisible
    }
  }

  private func next() async -> InputSource.Event {
    await source.next(within: 60_000)
  }
}
