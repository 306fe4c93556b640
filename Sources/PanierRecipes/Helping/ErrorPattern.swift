import OVHClient

/// Errors that a recipe helps with, as its description names them: `NotAvailable`, `Custom field * is mandatory`.
public struct ErrorPattern: Sendable, Hashable, CustomStringConvertible {
  /// What a pattern looks like, in words.
  static let rule =
    "the class of an error or words of its message, 6 to 100 characters, with * for any others, as in \"is taken\""
  /// The most patterns of a recipe.
  static let countLimit = 10

  /// The text as it was written.
  public let description: String

  /// Reads a pattern.
  /// - Parameter text: the class of an error, or words of its message in upper or lower case, `*` for anything between
  ///   them. What is shorter than six characters without blanks and `*`, longer than 100, or cannot be seen gives nil:
  ///   nothing helps with every error.
  public init?(_ text: String) {
    guard ShortText.isValid(text, limit: 100), text.unicodeScalars.count(where: { $0 != "*" && $0 != " " }) >= 6 else {
      return nil
    }
    description = text
  }

  /// How much of an error the pattern names; nil where it means another one.
  func weight(of error: ErrorWords) -> Int? {
    var rest = error.message[...]
    var weight = 0
    // What has to stand in the message, in this order.
    for part in description.lowercased().split(separator: "*") {
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
