import Glibc

/// The keyboard's usual mode, in which the system edits lines, for the time of a question.
struct CookedMode {
  private let terminal: Terminal
  private let saved: termios

  /// Enters the mode, whatever the terminal was in.
  ///
  /// - Parameters:
  ///   - terminal: the terminal.
  ///   - echoes: whether what is typed shows.
  /// - Throws: `TerminalError.system` when the terminal refuses.
  init(_ terminal: Terminal, echoes: Bool) throws(TerminalError) {
    var modes = termios()
    guard tcgetattr(terminal.input, &modes) == 0 else { throw .system(call: "tcgetattr", code: errno) }
    self.terminal = terminal
    saved = modes
    modes.c_iflag |= tcflag_t(ICRNL)
    modes.c_lflag |= tcflag_t(ICANON | ISIG | IEXTEN)
    if echoes { modes.c_lflag |= tcflag_t(ECHO) } else { modes.c_lflag &= ~tcflag_t(ECHO) }
    TerminalRescue.remember(saved, of: terminal)
    guard tcsetattr(terminal.input, TCSADRAIN, &modes) == 0 else { throw .system(call: "tcsetattr", code: errno) }
  }

  /// Returns to the modes found at the beginning.
  func leave() {
    var modes = saved
    _ = tcsetattr(terminal.input, TCSADRAIN, &modes)
    TerminalRescue.forget(terminal)
  }
}
