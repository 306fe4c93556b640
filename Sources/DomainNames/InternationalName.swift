/// A domain name in both of its forms: as people write it, and in the ASCII that registries keep.
///
/// Follows IDNA 2008 (RFC 5891 to 5893) after the mapping that browsers do (UTS 46): lower case, composed and compatible
/// letters, ideographic full stops as dots, without what is invisible. Letters, marks and digits of every script are valid;
/// what a registry takes of them is the registry's to say.
public struct InternationalName: Sendable, Hashable {
  /// The name as people read it: `bücher.example`.
  public let unicode: String
  /// The name as registries keep it: `xn--bcher-kva.example`.
  public let ascii: String

  /// Reads a name in either form, mixed forms included.
  /// - Parameter text: the name; a dot at the end is dropped.
  /// - Throws: ``InternationalNameError`` that says what is wrong.
  public init(_ text: String) throws(InternationalNameError) {
    if let plain = Self.plain(text) {
      self.init(plain: plain)
      return
    }
    do { try self.init(mapped: NameMapping.mapped(text.unicodeScalars)) } catch {
      throw InternationalNameError(text, error)
    }
  }

  /// Reads a name that has a suffix, as every name that is registered does.
  /// - Parameter text: the name, in either form; a dot at the end is dropped.
  /// - Throws: ``InternationalNameError`` that says what is wrong; a single label has no suffix.
  public init(withSuffix text: String) throws(InternationalNameError) {
    try self.init(text)
    guard labels.count > 1 else { throw InternationalNameError(text, .noSuffix) }
  }

  private init(plain: String) {
    unicode = plain
    ascii = plain
  }

  private init(mapped: [Unicode.Scalar]) throws(InternationalNameError.Problem) {
    let name = mapped.last == "." && mapped.count > 1 ? mapped.dropLast() : mapped[...]
    guard !name.isEmpty else { throw .empty }
    // Letters are compared one by one: to a text, an accent belongs to the dot or hyphen before it.
    let labels = try name.split(separator: ".", omittingEmptySubsequences: false)
      .map { label throws(InternationalNameError.Problem) in try Self.decoded(Array(label)) }
    if labels.contains(where: BidiRule.isAbout) {
      for label in labels where !BidiRule.holds(for: label) { throw .direction(String(label)) }
    }
    let encoded = try labels.map { label throws(InternationalNameError.Problem) in try Self.encoded(label) }
    unicode = labels.map { String($0) }.joined(separator: ".")
    ascii = encoded.joined(separator: ".")
    guard ascii.utf8.count <= 253 else { throw .tooLong(ascii.utf8.count) }
    if encoded.count > 1, let last = encoded.last, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw .numericSuffix(last)
    }
  }

  /// A name of letters, digits and hyphens of ASCII in lower case, as nearly all are; nil where a rule has more to say,
  /// or against it.
  private static func plain(_ text: String) -> String? {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      guard !bytes.isEmpty, bytes.count <= 253 else { return false }
      var start = 0
      var isNumber = true
      for place in 0...bytes.count {
        let byte = place < bytes.count ? bytes[place] : UInt8(ascii: ".")
        switch byte {
        case UInt8(ascii: "."):
          guard (1...63).contains(place - start), bytes[place - 1] != UInt8(ascii: "-") else { return false }
          // What counts is the last label.
          if place < bytes.count { isNumber = true }
          start = place + 1
        case UInt8(ascii: "-"):
          // At the start, or where prefixes such as xn-- end.
          if place == start || place == start + 3 && bytes[place - 1] == byte { return false }
          isNumber = false
        case UInt8(ascii: "a")...UInt8(ascii: "z"): isNumber = false
        case UInt8(ascii: "0")...UInt8(ascii: "9"): break
        default: return false
        }
      }
      return !isNumber
    }
    return isPlain ? text : nil
  }

  /// The labels in ASCII, the suffix last.
  public var labels: [String] { ascii.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) } }

  /// What is allowed but unusual about the name: labels that mix scripts, which look like others.
  public var warnings: [String] { unicode.split(separator: ".").compactMap { Script.warning(about: String($0)) } }

  /// A label as people read it.
  private static func decoded(_ label: [Unicode.Scalar]) throws(InternationalNameError.Problem) -> [Unicode.Scalar] {
    guard !label.isEmpty else { throw .emptyLabel }
    var unicode = label
    if label.starts(with: "xn--".unicodeScalars) {
      let text = String(label)
      guard let decoded = Punycode.decode(String(label.dropFirst(4))), !decoded.utf8.allSatisfy({ $0 < 0x80 }),
        "xn--" + Punycode.encode(decoded) == text
      else { throw .notPunycode(text) }
      unicode = Array(decoded.unicodeScalars)
      guard NameMapping.mapped(unicode) == unicode else { throw .notPunycode(text) }
    }
    guard unicode.first != "-", unicode.last != "-" else { throw .hyphenAtEnd(String(unicode)) }
    // Third and fourth place are reserved for prefixes such as xn--.
    if unicode.dropFirst(2).starts(with: "--".unicodeScalars) { throw .reservedHyphens(String(unicode)) }
    try LabelLetters(unicode).check()
    return unicode
  }

  /// A label as registries keep it.
  private static func encoded(_ label: [Unicode.Scalar]) throws(InternationalNameError.Problem) -> String {
    let text = String(label)
    let ascii = label.allSatisfy(\.isASCII) ? text : "xn--" + Punycode.encode(text)
    guard ascii.utf8.count <= 63 else { throw .longLabel(text, ascii.utf8.count) }
    return ascii
  }
}
