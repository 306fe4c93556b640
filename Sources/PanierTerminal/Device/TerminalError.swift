import Glibc

/// Why a terminal could not be read or written.
public enum TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A dialogue was asked of something that is not a terminal, such as a pipe.
  case notATerminal
  /// The other side of the terminal or pipe is gone.
  case closed
  /// An answer was longer than `limit` bytes.
  case answerTooLong(limit: Int)
  /// A second line was asked for while the first was still being read.
  case busy
  /// A call of the system failed with an error number.
  case system(call: String, code: Int32)

  /// One sentence with what happened and, where there is one, the way out.
  public var description: String {
    switch self {
    case .notATerminal: "The question needs a terminal, but standard input or output is not one."
    case .closed: "The terminal or pipe was closed by the other side."
    case .answerTooLong(let limit): "The answer is longer than \(limit) bytes; nothing of it was used."
    case .busy: "A line is already being read from this terminal."
    case .system(let call, let code):
      "The system refused \(call): \(String(cString: strerror(code))) (error \(code))."
    }
  }
}
