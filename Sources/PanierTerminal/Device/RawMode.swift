import Glibc

/// The keyboard's raw mode: keys arrive one by one, unechoed, and control keys as bytes rather than signals.
///
/// Output processing stays on, so that a log line another thread writes meanwhile still begins at the left edge.
public struct RawMode: Sendable {
  private let descriptor: Int32
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
    descriptor = terminal.input
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
    Self.remember(descriptor, saved)
    try set(raw)
  }

  /// Returns to the modes found at the beginning; what was typed already is kept.
  public func leave() {
    // A terminal that is gone has no modes to restore.
    try? set(saved)
    Self.forget(descriptor)
  }

  /// Restores the terminal that is in raw mode, if any; safe to call from a signal handler.
  ///
  /// A handler for `SIGTERM`, `SIGHUP` and the like calls this before the process ends, so that the operator's shell
  /// does not inherit a terminal without echo.
  public static func restoreFromSignalHandler() {
    let rescue = rescue
    guard rescue.pointee.isArmed else { return }
    // tcsetattr and write are async-signal-safe (POSIX.1-2017, 2.4.3).
    _ = tcsetattr(rescue.pointee.descriptor, TCSANOW, &rescue.pointee.modes)
  }

  private func set(_ modes: termios) throws(TerminalError) {
    var modes = modes
    while tcsetattr(descriptor, TCSADRAIN, &modes) != 0 {
      guard errno == EINTR else { throw .system(call: "tcsetattr", code: errno) }
    }
  }

  private struct Rescue {
    var descriptor: Int32 = -1
    var modes = termios()
    var isArmed = false
  }

  /// Memory a signal handler may read: allocated once, never freed.
  ///
  /// The unsafe marker stands for what the type system
  /// cannot know, that a handler only reads `modes` after `isArmed` was set, and nobody writes them while it is.
  nonisolated(unsafe) private static let rescue: UnsafeMutablePointer<Rescue> = {
    let pointer = UnsafeMutablePointer<Rescue>.allocate(capacity: 1)
    pointer.initialize(to: Rescue())
    return pointer
  }()

  /// Keeps modes for a signal handler to restore, unless some are kept already.
  static func remember(_ descriptor: Int32, _ modes: termios) {
    guard !rescue.pointee.isArmed else { return }
    rescue.pointee.descriptor = descriptor
    rescue.pointee.modes = modes
    rescue.pointee.isArmed = true
  }

  /// Ends what `remember` began.
  static func forget(_ descriptor: Int32) {
    if rescue.pointee.descriptor == descriptor { rescue.pointee.isArmed = false }
  }
}
