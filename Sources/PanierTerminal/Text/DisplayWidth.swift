/// Counts the columns that text takes on a terminal.
public enum DisplayWidth {
  /// Returns the number of columns `text` takes, written on one line.
  ///
  /// East Asian wide and fullwidth characters take two columns, combining marks, format and control characters none,
  /// an emoji sequence (joiner, skin tone, flag, emoji variation selector) two. Widths follow Unicode 15.0. A line feed
  /// or tab counts as nothing: callers split lines and replace tabs first.
  ///
  /// - Parameter text: text without escape sequences; a sequence's printable bytes would be counted.
  public static func of(_ text: some StringProtocol) -> Int {
    if let ascii = text.utf8.withContiguousStorageIfAvailable(asciiWidth), let width = ascii { return width }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Returns the number of columns one character (grapheme cluster) takes: 0, 1, 2, or more for some Indic clusters.
  public static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    guard scalars.index(after: scalars.startIndex) != scalars.endIndex else { return of(first) }
    if isEmojiSequence(scalars, first: first) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  /// The width of pure printable or control ASCII; nil when another byte occurs.
  private static func asciiWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var width = 0
    for byte in bytes {
      if byte >= 0x80 { return nil }
      if byte >= 0x20, byte != 0x7F { width += 1 }
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value < 0xA0 { return 0 }
    if value == 0xAD { return 1 }
    // Hangul vowels and final consonants are drawn inside the leading consonant's two columns.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: return WideCharacters.contains(scalar) ? 2 : 1
    }
  }

  private static func isEmojiSequence(_ scalars: Character.UnicodeScalarView, first: Unicode.Scalar) -> Bool {
    guard first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains { scalar in
      switch scalar.value {
      case 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF, 0xE0020...0xE007F: true
      case 0x200D: scalars.count > 2
      default: false
      }
    }
  }
}
