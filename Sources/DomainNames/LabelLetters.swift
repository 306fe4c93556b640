/// The characters of one label in the form that people read.
struct LabelLetters {
  private let scalars: [Unicode.Scalar]

  init(_ label: [Unicode.Scalar]) { scalars = label }

  /// Checks that every character may stand where it does (RFC 5892).
  func check() throws(InternationalNameError.Problem) {
    if let first = scalars.first, Self.isMark(first) { throw .leadingMark(String(scalars)) }
    for index in scalars.indices where !isAllowed(at: index) { throw .character(scalars[index]) }
  }

  private func isAllowed(at index: Int) -> Bool {
    let scalar = scalars[index]
    if scalar.isASCII {
      return scalar == "-" || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    switch scalar.value {
    case 0x200C, 0x200D: return Joiner.isAllowed(at: index, in: scalars)
    // The Catalan middle dot stands between two l.
    case 0xB7: return index > 0 && index + 1 < scalars.count && scalars[index - 1] == "l" && scalars[index + 1] == "l"
    // The Greek numeral sign stands before Greek, the Hebrew ones behind Hebrew.
    case 0x375: return index + 1 < scalars.count && Script(of: scalars[index + 1]) == .greek
    case 0x5F3, 0x5F4: return index > 0 && Script(of: scalars[index - 1]) == .hebrew
    // The Katakana middle dot needs Japanese beside it.
    case 0x30FB:
      return scalars.contains { [.hiragana, .katakana, .han].contains(Script(of: $0)) && $0.value != 0x30FB }
    // The digits of Arabic and those of Persian look alike and do not mix.
    case 0x660...0x669: return !scalars.contains { (0x6F0...0x6F9).contains($0.value) }
    case 0x6F0...0x6F9: return !scalars.contains { (0x660...0x669).contains($0.value) }
    default: return Self.isLetter(scalar)
    }
  }

  /// Whether a character is a letter, a digit or a mark that no mapping changes (PVALID of RFC 5892).
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Sharp s, final sigma, two Sindhi words, the Tibetan mark and the ideographic zero.
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
    // What stretches words, tone marks of Hangul, repeat marks of vertical Kana.
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    // Parts of Hangul syllables, and marks for symbols and music.
    case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0x20D0...0x20FF, 0x1D100...0x1D24F: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    // Some capitals stay as they are: those of Cherokee, whose small letters came late.
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
      .spacingMark:
      return !scalar.properties.changesWhenNFKCCaseFolded
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

extension String {
  /// A text of these characters.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
