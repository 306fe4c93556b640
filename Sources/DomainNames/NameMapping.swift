// Composition has no public door in Swift's library, and Foundation's would bring all of Foundation.
@_spi(_Unicode) internal import Swift

/// What people type, as the letters that a name is kept in (the mapping of UTS 46).
enum NameMapping {
  /// Every letter in lower case, in its plain and composed form, without what is invisible; ideographic full stops as
  /// dots.
  ///
  /// A character that has no form for names stays as it is: ``LabelLetters`` refuses it under its own name.
  static func mapped(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var mapped = String.UnicodeScalarView()
    var isASCII = true
    for scalar in text {
      if scalar.isASCII {
        mapped.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
      } else {
        isASCII = false
        append(scalar, to: &mapped)
      }
    }
    return isASCII ? Array(mapped) : Array(String(mapped)._nfc)
  }

  private static func append(_ scalar: Unicode.Scalar, to mapped: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x3002, 0xFF0E, 0xFF61: mapped.append(".")
    // Sharp s and final sigma are letters of their own, and joiners matter where they are allowed.
    case 0xDF, 0x3C2, 0x200C, 0x200D: mapped.append(scalar)
    case _ where isIgnored(scalar): return
    case _ where !scalar.properties.changesWhenNFKCCaseFolded: mapped.append(scalar)
    default:
      if let form = forms[scalar] {
        mapped.append(contentsOf: form)
      } else {
        mapped.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
  }

  /// Whether a character is invisible and changes nothing: soft hyphens, variation selectors.
  ///
  /// Those that turn the direction of a text, tags and places that are not assigned are not harmless.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isDefaultIgnorableCodePoint && !properties.isBidiControl
      && properties.generalCategory != .unassigned && !(0xE0000...0xE00FF).contains(scalar.value)
  }

  private static let forms: [Unicode.Scalar: [Unicode.Scalar]] = {
    var forms: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for line in NameTables.mappings.description.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let first = UInt32(words[0], radix: 16) else { continue }
      for (offset, word) in words.dropFirst().enumerated() {
        guard let scalar = Unicode.Scalar(first + UInt32(offset)) else { continue }
        forms[scalar] = word.split(separator: "+").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      }
    }
    return forms
  }()
}
