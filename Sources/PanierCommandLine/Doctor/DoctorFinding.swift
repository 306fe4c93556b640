/// One thing that the doctor looked at.
public struct DoctorFinding: Sendable, Hashable, CustomStringConvertible {
  /// How it is.
  public enum Level: String, Sendable, Hashable {
    /// As it should be.
    case ok
    /// Something will not work, or will soon not work.
    case warning
    /// Nothing will work.
    case failure
  }

  /// How it is.
  public let level: Level
  /// What was looked at: `endpoint`, `clock`.
  public let subject: String
  /// What was found, and what to do about it.
  public let text: String

  /// Creates a finding.
  init(_ level: Level, _ subject: String, _ text: String) {
    self.level = level
    self.subject = subject
    self.text = text
  }

  /// One line: `ok       clock       2 s ahead of the API`.
  public var description: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    return padded(level.rawValue, 9) + padded(subject, 12) + text
  }
}
