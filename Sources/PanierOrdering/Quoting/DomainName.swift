/// A domain name that may be asked for: at least two labels, none of them malformed.
///
/// Whether the suffix is sold, and the name free, is the API's to say.
public struct DomainName: Sendable, Hashable, CustomStringConvertible {
  /// The name in lower case, without a final dot.
  public let text: String

  /// Reads a name.
  /// - Parameter text: a whole name with its suffix, in any case; letters of any script.
  /// - Throws: ``DomainNameError`` that says what is wrong.
  public init(_ text: String) throws {
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    guard !name.isEmpty else { throw DomainNameError(text, .empty) }
    if let bad = name.first(where: { !DomainName.mayContain($0) }) { throw DomainNameError(text, .character(bad)) }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1 else { throw DomainNameError(text, .noSuffix) }
    guard name.utf8.count <= 253 else { throw DomainNameError(text, .tooLong) }
    for label in labels {
      guard !label.isEmpty else { throw DomainNameError(text, .emptyLabel) }
      guard label.utf8.count <= 63 else { throw DomainNameError(text, .longLabel(String(label))) }
      guard label.first != "-", label.last != "-" else { throw DomainNameError(text, .hyphen(String(label))) }
    }
    self.text = name
  }

  public var description: String { text }

  private static func mayContain(_ character: Character) -> Bool {
    if character.isASCII { return character.isLetter || character.isNumber || character == "-" || character == "." }
    return character.isLetter || character.isNumber
      || character.unicodeScalars.allSatisfy { $0.properties.isJoinControl }
  }
}

/// What is wrong with a domain name.
public struct DomainNameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// Nothing was given.
    case empty
    /// There is no dot in it.
    case noSuffix
    /// Two dots follow each other, or one comes first.
    case emptyLabel
    /// A part begins or ends with a hyphen; holds it.
    case hyphen(String)
    /// A part is longer than 63 bytes; holds it.
    case longLabel(String)
    /// The name is longer than 253 bytes.
    case tooLong
    /// A character that cannot stand in a name; holds it.
    case character(Character)
  }

  /// The text that was given.
  public let text: String
  /// What is wrong with it.
  public let problem: Problem

  init(_ text: String, _ problem: Problem) {
    self.text = text
    self.problem = problem
  }

  public var description: String {
    switch problem {
    case .empty: "the domain name is empty; write a whole name, as in \"example.fr\""
    case .noSuffix: "'\(text)' has no suffix; write a whole domain name, as in \"\(text).fr\""
    case .emptyLabel: "'\(text)' is not a domain name: there is nothing between two dots or before the first"
    case .hyphen(let label): "'\(text)' is not a domain name: '\(label)' begins or ends with a hyphen"
    case .longLabel(let label):
      "'\(text.prefix(80))…' is not a domain name: '\(label.prefix(20))…' has \(label.utf8.count) bytes, at most 63 are allowed"
    case .tooLong:
      "'\(text.prefix(80))…' is not a domain name: it has \(text.utf8.count) bytes, at most 253 are allowed"
    case .character(let character):
      "'\(text)' is not a domain name: \(DomainNameError.named(character)) cannot stand in one"
    }
  }

  private static func named(_ character: Character) -> String {
    switch character {
    case " ": "a space"
    case "\n", "\r", "\r\n": "a line break"
    case "\t": "a tab"
    default: "'\(character)'"
    }
  }
}
