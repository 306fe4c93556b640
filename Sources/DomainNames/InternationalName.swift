import Foundation

/// A domain name in both of its forms: as people write it, and in the ASCII that registries keep.
///
/// Follows IDNA 2008 (RFC 5891, 5892) after the mapping that browsers do: lower case, composed and compatible letters,
/// ideographic full stops as dots. Letters, marks and digits of every script are valid; what a registry takes of them is
/// the registry's to say.
public struct InternationalName: Sendable, Hashable {
  /// The name as people read it: `bücher.example`.
  public let unicode: String
  /// The name as registries keep it: `xn--bcher-kva.example`.
  public let ascii: String

  /// Reads a name in either form, mixed forms included.
  /// - Parameter text: the name; a dot at the end is dropped.
  /// - Throws: ``InternationalNameError`` that says what is wrong.
  public init(_ text: String) throws(InternationalNameError) {
    var mapped = Self.mapped(text)
    if mapped.hasSuffix("."), mapped != "." { mapped.removeLast() }
    guard !mapped.isEmpty else { throw InternationalNameError(text, .empty) }
    var unicode: [String] = []
    var ascii: [String] = []
    for label in mapped.split(separator: ".", omittingEmptySubsequences: false) {
      do {
        let forms = try Self.forms(of: String(label))
        unicode.append(forms.unicode)
        ascii.append(forms.ascii)
      } catch { throw InternationalNameError(text, error) }
    }
    self.unicode = unicode.joined(separator: ".")
    self.ascii = ascii.joined(separator: ".")
    guard self.ascii.utf8.count <= 253 else {
      throw InternationalNameError(text, .tooLong(self.ascii.utf8.count))
    }
    if ascii.count > 1, let last = ascii.last, last.allSatisfy(\.isNumber) {
      throw InternationalNameError(text, .numericSuffix(last))
    }
  }

  /// The labels in ASCII, the suffix last.
  public var labels: [String] { ascii.split(separator: ".").map(String.init) }

  /// What is allowed but unusual about the name: labels that mix scripts, which look like others.
  public var warnings: [String] { unicode.split(separator: ".").compactMap { Script.warning(about: String($0)) } }

  /// The form that browsers would look up.
  private static func mapped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    // Only Foundation composes letters; twice, since lower case may leave something to compose.
    let folded = text.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCompatibilityMapping
    var scalars = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
      switch scalar.value {
      case 0x3002, 0xFF0E, 0xFF61: scalars.append(".")
      case 0xAD, 0x200B, 0x2060, 0xFEFF, 0xFE00...0xFE0F: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static func forms(
    of label: String
  ) throws(InternationalNameError.Problem) -> (unicode: String, ascii: String) {
    guard !label.isEmpty else { throw .emptyLabel }
    var unicode = label
    if label.hasPrefix("xn--") {
      guard let decoded = Punycode.decode(label.dropFirst(4)), !decoded.utf8.allSatisfy({ $0 < 0x80 }),
        mapped(decoded) == decoded, "xn--" + Punycode.encode(decoded) == label
      else { throw .notPunycode(label) }
      unicode = decoded
    }
    guard unicode.first != "-", unicode.last != "-" else { throw .hyphenAtEnd(unicode) }
    // Third and fourth place are reserved for prefixes such as xn--.
    if Array(unicode.prefix(4)).suffix(2) == ["-", "-"] { throw .reservedHyphens(unicode) }
    try LabelLetters(unicode).check()
    let ascii = unicode.utf8.allSatisfy { $0 < 0x80 } ? unicode : "xn--" + Punycode.encode(unicode)
    guard ascii.utf8.count <= 63 else { throw .longLabel(unicode, ascii.utf8.count) }
    return (unicode, ascii)
  }
}
