import Glibc

/// A terminal, or what stands in for one, behind two file descriptors that the caller owns.
public struct Terminal: Sendable {
  /// The size of a screen in characters.
  public struct Size: Sendable, Hashable {
    /// Characters in a row.
    public var columns: Int
    /// Rows on the screen.
    public var rows: Int

    /// Creates a size.
    public init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// The descriptor keys are read from.
  public let input: Int32
  /// The descriptor pictures are written to.
  public let output: Int32

  /// Wraps two descriptors, which stay the caller's to close.
  public init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// Whether `descriptor` is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether both descriptors are terminals, so that a person can be talked to.
  public var isInteractive: Bool { Self.isTerminal(input) && Self.isTerminal(output) }

  /// The size of the screen; nil where the output is no terminal or does not know its size.
  public var size: Size? {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Size(columns: Int(window.ws_col), rows: max(1, Int(window.ws_row)))
  }

  /// Writes all of `text`, waiting where the terminal is slow.
  ///
  /// A process that writes to pipes must ignore `SIGPIPE`, see ``ignoreBrokenPipes()``, to get the error instead.
  ///
  /// - Throws: `TerminalError.closed` when nobody reads any more, `.system` for other failures.
  public func write(_ text: String) throws(TerminalError) {
    try Self.write(text, to: output)
  }

  /// Writes all of `text` to a descriptor, as ``write(_:)`` does.
  public static func write(_ text: String, to descriptor: Int32) throws(TerminalError) {
    var text = text
    let failure = text.withUTF8 { bytes -> TerminalError? in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count >= 0 {
          written += count
          continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&request, 1, -1)
        case EPIPE, EIO: return .closed
        default: return .system(call: "write", code: errno)
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// Makes writing to a closed pipe an error of the call instead of the end of the process.
  public static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Throws away what was typed but not read yet, so that it cannot answer a question that came after it.
  public func discardTypedInput() {
    _ = tcflush(input, TCIFLUSH)
  }
}
