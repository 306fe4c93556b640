import Testing

@testable import PanierCommandLine

/// What came from elsewhere reaches the terminal as something to read.
@Suite struct NoteTests {
  @Test(arguments: [
    ("GET /me was refused: \u{1B}]0;owned\u{7}", #"panier: GET /me was refused: \u{1B}]0;owned\u{7}"#),
    ("cannot read 'a\u{202E}aul.x'", #"panier: cannot read 'a\u{202E}aul.x'"#),
    ("nul \0 and \u{9B}31m", #"panier: nul \u{0} and \u{9B}31m"#),
    ("a\r\u{2028}b", #"panier: a\r\u{2028}b"#),
    ("é 日本 👩‍👩‍👧", "panier: é 日本 👩‍👩‍👧"),
  ])
  func anErrorCannotDriveTheTerminal(text: String, shown: String) { #expect(Runtime.shown(text) == shown) }

  @Test func aLineOfAnErrorCannotPassForASentenceOfItsOwn() {
    #expect(
      Runtime.shown("no\npanier: order 7 was placed\n\t[C]: in ?")
        == "panier: no\n  panier: order 7 was placed\n  \t[C]: in ?")
  }
}
