/// A text that is not JSON.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found, without the text itself.
  public var problem: String
  /// The place in bytes from 0.
  public var offset: Int

  /// One clause: «a malformed number at byte 12».
  public var description: String { "\(problem) at byte \(offset)" }
}
