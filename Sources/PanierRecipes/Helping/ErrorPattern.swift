import OVHClient
import PanierTerminal

/// Errors that a recipe helps with, as its description names them: `NotAvailable`, `Custom field * is mandatory`.
public struct ErrorPattern: Sendable, Hashable, CustomStringConvertible {
  /// What a pattern looks like, in words.
  static let rule =
    "the class of an error or words of its message, 6 to 100 characters, with * for any others, as in \"is taken\""
  /// The most patterns of a recipe.
  static let countLimit = 10

  /// The text as it was written.
  public let description: String
  /// What has to stand in a message, in this order, in lower case.
  private let parts: [String]

  /// Reads a pattern.
  /// - Parameter text: the class of an error, or words of its message in upper or lower case, `*` for anything between
  ///   them. What is shorter than six characters without blanks and `*`, longer than 100, or cannot be seen gives nil:
  ///   nothing helps with every error.
  public init?(_ text: String) {
    let parts = text.lowercased().split(separator: "*").map(String.init)
    let count = parts.reduce(0) { $0 + $1.count { !$0.isWhitespace } }
    guard count >= 6, text.count <= 100, SafeText.escaped(text) == text else { return nil }
    description = text
    self.parts = parts
  }

  /// How much of an error the pattern names; nil where it means another one.
  func weight(of error: ErrorWords) -> Int? {
    var rest = error.message[...]
    var weight = 0
    for part in parts {
      guard let found = rest.firstRange(of: part) else { return error.errorClass == description ? 1 : nil }
      rest = rest[found.upperBound...]
      weight += part.count
    }
    return weight
  }

  /// Reads the patterns of a lock file or an index; none where there is no such field, nil for what is no such list.
  static func list(_ json: JSONValue?) -> [ErrorPattern]? {
    guard let json else { return [] }
    guard let items = json.array, items.count <= countLimit else { return nil }
    let patterns = items.compactMap { $0.string.flatMap { ErrorPattern($0) } }
    return patterns.count == items.count ? patterns : nil
  }
}
