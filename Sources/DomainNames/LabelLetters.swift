/// The characters of one label in the form that people read.
struct LabelLetters {
  private let scalars: [Unicode.Scalar]
  private let label: String

  init(_ label: String) {
    self.label = label
    scalars = Array(label.unicodeScalars)
  }

  /// Checks that every character may stand where it does (RFC 5892).
  func check() throws(InternationalNameError.Problem) {
    if let first = scalars.first, Self.isMark(first) { throw .leadingMark(label) }
    for index in scalars.indices where !isAllowed(at: index) { throw .character(scalars[index]) }
  }

  private func isAllowed(at index: Int) -> Bool {
    let scalar = scalars[index]
    if scalar.isASCII {
      return scalar == "-" || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    switch scalar.value {
    // Joiners stand behind a virama only, where they change how the letters are written.
    case 0x200C, 0x200D: return index > 0 && scalars[index - 1].properties.canonicalCombiningClass == .virama
    // The Catalan middle dot stands between two l.
    case 0xB7: return index > 0 && index + 1 < scalars.count && scalars[index - 1] == "l" && scalars[index + 1] == "l"
    // The Greek numeral sign stands before Greek, the Hebrew ones behind Hebrew.
    case 0x375: return index + 1 < scalars.count && Script(of: scalars[index + 1]) == .greek
    case 0x5F3, 0x5F4: return index > 0 && Script(of: scalars[index - 1]) == .hebrew
    // The Katakana middle dot needs Japanese beside it.
    case 0x30FB:
      return scalars.contains { [.hiragana, .katakana, .han].contains(Script(of: $0)) && $0.value != 0x30FB }
    case 0x3007: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber: return true
    case .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
