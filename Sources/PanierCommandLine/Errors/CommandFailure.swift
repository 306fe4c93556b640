/// Why a command of the command line ends, in one sentence with the next step, and the exit code for it.
public struct CommandFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence.
  public let description: String
  /// The exit code.
  public let status: ExitStatus

  /// Creates a failure.
  /// - Parameters:
  ///   - status: the exit code.
  ///   - description: the sentence, without a full stop.
  public init(_ status: ExitStatus, _ description: String) {
    self.description = description
    self.status = status
  }
}
