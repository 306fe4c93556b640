/// Text that may hold styles as ``Palette`` writes them.
enum PaintedText {
  /// The columns the text takes, its styles aside.
  static func width(of text: Substring) -> Int {
    guard text.utf8.contains(0x1B) else { return DisplayWidth.of(text) }
    var plain = ""
    var isInSequence = false
    for scalar in text.unicodeScalars {
      if isInSequence {
        isInSequence = !(("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar))
      } else if scalar == "\u{1B}" {
        isInSequence = true
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return DisplayWidth.of(plain)
  }
}
