import Glibc

/// The keyboard's raw mode: keys arrive one by one, unechoed, and control keys as bytes rather than signals.
///
/// Output processing stays on, so that a log line another thread writes meanwhile still begins at the left edge.
public struct RawMode: Sendable {
  private let terminal: Terminal
  private let saved: termios
  private let raw: termios

  /// Prepares raw mode for a terminal, without entering it.
  ///
  /// - Throws: `TerminalError.notATerminal`, or `.system` when its modes cannot be read.
  public init(_ terminal: Terminal) throws(TerminalError) {
    var modes = termios()
    guard tcgetattr(terminal.input, &modes) == 0 else {
      throw errno == ENOTTY ? .notATerminal : .system(call: "tcgetattr", code: errno)
    }
    self.terminal = terminal
    saved = modes
    modes.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | INPCK | ISTRIP | IXON)
    modes.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    modes.c_cflag |= tcflag_t(CS8)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    raw = modes
  }

  /// Enters raw mode; what was typed already is kept.
  ///
  /// - Throws: `TerminalError.system` when the terminal refuses.
  public func enter() throws(TerminalError) {
    TerminalRescue.remember(saved, of: terminal)
    try set(raw)
  }

  /// Returns to the modes found at the beginning; what was typed already is kept.
  public func leave() {
    // A terminal that is gone has no modes to restore.
    try? set(saved)
    TerminalRescue.forget(terminal)
  }

  private func set(_ modes: termios) throws(TerminalError) {
    var modes = modes
    while tcsetattr(terminal.input, TCSADRAIN, &modes) != 0 {
      guard errno == EINTR else { throw .system(call: "tcsetattr", code: errno) }
    }
  }
}
