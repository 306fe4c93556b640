public import OVHClient

/// Something that a check found in a recipe.
public struct CheckFinding: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The recipe cannot work as it is.
    case error
    /// The recipe works, and could be better.
    case warning
  }

  /// How much it matters.
  public let severity: Severity
  /// What kind of thing it is, for programs: `undeclared-global`.
  public let code: String
  /// The file and, where there is one, the line: `recipe.lua:12`.
  public let place: String
  /// One sentence.
  public let message: String

  /// The finding as data.
  public var json: JSONValue {
    [
      "severity": .string(severity.rawValue), "code": .string(code), "place": .string(place),
      "message": .string(message),
    ]
  }
}
