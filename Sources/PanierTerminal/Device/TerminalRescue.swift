import Glibc
import Synchronization

/// What a signal handler needs to hand the terminal back in order when the process has to end.
public enum TerminalRescue {
  private struct Memory {
    var input: Int32 = -1
    var output: Int32 = -1
    var modes = termios()
    var farewell: UnsafeMutableBufferPointer<UInt8>
    var isArmed = false
  }

  /// Memory a signal handler may read: allocated once, never freed.
  ///
  /// The unsafe marker stands for what the type system cannot know: a handler reads the rest only while `isArmed` is
  /// set, and nobody writes it then.
  nonisolated(unsafe) private static var memory: UnsafeMutablePointer<Memory>?

  /// Keeps threads apart that change the memory; the handler takes no lock.
  private static let changes = Mutex(())

  /// Restores the terminal whose modes are changed at the moment, if any; safe to call from a signal handler.
  ///
  /// A handler for `SIGTERM`, `SIGHUP` and the like calls this before the process ends, so that the operator's shell
  /// does not inherit a terminal without echo.
  public static func restoreFromSignalHandler() {
    guard let memory, memory.pointee.isArmed else { return }
    // tcsetattr and write are async-signal-safe (POSIX.1-2017, 2.4.3).
    _ = tcsetattr(memory.pointee.input, TCSANOW, &memory.pointee.modes)
    _ = write(memory.pointee.output, memory.pointee.farewell.baseAddress, memory.pointee.farewell.count)
  }

  /// Keeps modes to restore, unless some are kept already.
  static func remember(_ modes: termios, of terminal: Terminal) {
    changes.withLock { _ in
      let memory = memory ?? allocated()
      Self.memory = memory
      guard !memory.pointee.isArmed else { return }
      memory.pointee.input = terminal.input
      memory.pointee.output = terminal.output
      memory.pointee.modes = modes
      memory.pointee.isArmed = true
    }
  }

  /// Ends what ``remember(_:of:)`` began.
  static func forget(_ terminal: Terminal) {
    changes.withLock { _ in
      if let memory, memory.pointee.input == terminal.input { memory.pointee.isArmed = false }
    }
  }

  private static func allocated() -> UnsafeMutablePointer<Memory> {
    let bytes = Array(Sequences.endEditing.utf8)
    let farewell = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = farewell.initialize(from: bytes)
    let memory = UnsafeMutablePointer<Memory>.allocate(capacity: 1)
    memory.initialize(to: Memory(farewell: farewell))
    return memory
  }
}
