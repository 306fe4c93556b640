/// Why the state of a simulator cannot be read from its file or kept there.
public struct SimulatorStateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path of the file.
  public var path: String
  /// What went wrong, in words and without a full stop.
  public var reason: String

  /// One sentence that names the file, the reason and the next step.
  public var description: String {
    "The simulator's state file '\(path)' \(reason); move it away or name another one"
  }
}
