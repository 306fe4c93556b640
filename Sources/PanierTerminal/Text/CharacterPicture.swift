/// How one character of the edited text is drawn: as itself, or written out where it has no safe picture.
enum CharacterPicture {
  /// The columns a tab takes in edited text.
  static let tabWidth = 4

  /// The drawn text and whether it stands for something else.
  static func of(_ character: Character) -> (text: String, isEscaped: Bool) {
    if character == "\t" { return (String(repeating: " ", count: tabWidth), false) }
    let text = String(character)
    if character.isASCII, character >= " ", character != "\u{7F}" { return (text, false) }
    let safe = SafeText.escaped(text)
    // An accent without a letter, or a skin tone without an emoji, would join what stands before it.
    if safe == text, DisplayWidth.of(text) == 0 || ("x" + text).count == 1 { return (SafeText.named(text), true) }
    return (safe, safe != text)
  }

  /// The columns the drawn text takes; none for a line feed.
  static func width(of character: Character) -> Int {
    character == "\n" ? 0 : DisplayWidth.of(of(character).text)
  }
}
