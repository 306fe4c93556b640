/// What is wrong with a domain name.
public struct InternationalNameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Error, Sendable, Hashable {
    /// Nothing was given.
    case empty
    /// There is one label only.
    case noSuffix
    /// Two dots follow each other, or one comes first.
    case emptyLabel
    /// A label begins or ends with a hyphen; carries it.
    case hyphenAtEnd(String)
    /// A label has hyphens in its third and fourth place; carries it.
    case reservedHyphens(String)
    /// A label begins with `xn--` and is not the ASCII form of anything; carries it.
    case notPunycode(String)
    /// A character that cannot stand in a name; carries it.
    case character(Unicode.Scalar)
    /// A label begins with a mark that belongs to the letter before it; carries the label.
    case leadingMark(String)
    /// A label mixes writing directions, or stands beside labels that are written from right to left without beginning
    /// with a letter; carries it.
    case direction(String)
    /// A label is longer than 63 bytes in ASCII; carries it and its length.
    case longLabel(String, Int)
    /// The name is longer than 253 bytes in ASCII; carries its length.
    case tooLong(Int)
    /// The last label is a number, as in an address; carries it.
    case numericSuffix(String)
  }

  /// The text that was given.
  public let text: String
  /// What is wrong with it.
  public let problem: Problem

  init(_ text: String, _ problem: Problem) {
    self.text = text
    self.problem = problem
  }

  /// What is wrong, without the name: «'_a' begins with a hyphen».
  public var reason: String {
    switch problem {
    case .empty: "it is empty"
    case .noSuffix: "it has no suffix"
    case .emptyLabel: "there is nothing between two dots or before the first"
    case .hyphenAtEnd(let label): "'\(label)' begins or ends with a hyphen"
    case .reservedHyphens(let label): "'\(label)' has hyphens in third and fourth place, which are reserved"
    case .notPunycode(let label): "'\(label)' is not the ASCII form of an international label"
    case .character(let scalar): "\(Self.named(scalar)) cannot stand in one"
    case .leadingMark(let label): "'\(label)' begins with a mark that belongs to a letter"
    case .direction(let label):
      "'\(label)' does not read the same in every text beside letters that are written from right to left"
    case .longLabel(let label, let count):
      "'\(label.prefix(20))…' has \(count) bytes in ASCII, at most 63 are allowed"
    case .tooLong(let count): "it has \(count) bytes in ASCII, at most 253 are allowed"
    case .numericSuffix(let label): "its last part, '\(label)', is a number"
    }
  }

  public var description: String {
    let shown = text.count > 80 ? text.prefix(80) + "…" : text[...]
    switch problem {
    case .empty: return #"the domain name is empty; write a whole name, as in "example.fr""#
    case .noSuffix: return "'\(shown)' has no suffix; write a whole domain name, as in \"\(shown).fr\""
    default: return "'\(shown)' is not a domain name: \(reason)"
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
    default: false
    }
  }

  private static func named(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case " ": return "a space"
    case "\n", "\r": return "a line break"
    case "\t": return "a tab"
    case _ where isInvisible(scalar):
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "the character U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: return "'\(scalar)'"
    }
  }
}
