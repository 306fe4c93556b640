import PanierTerminal
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("example.fr", 10), ("6.99 €", 6), ("日本語.jp", 9), ("ｆｕｌｌ", 8), ("ｶﾅ", 2), ("한국어", 6),
    ("e\u{301}", 1), ("Ａ\u{300}", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("a\u{200B}b", 2), ("\u{AD}", 1),
    ("🏽", 2), ("\u{1B}[0m", 3), ("a\tb\n", 2), ("\u{85}", 0),
  ])
  func countsColumns(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: ["🙂", "👩‍👩‍👧", "👍🏽", "🇫🇷", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
  func anEmojiSequenceTakesTwoColumns(emoji: String) {
    #expect(DisplayWidth.of(emoji) == 2)
    #expect(DisplayWidth.of("a\(emoji)b") == 4)
  }

  @Test func aPlainSymbolWithoutEmojiSelectorTakesOneColumn() {
    #expect(DisplayWidth.of("❤") == 1)
    #expect(DisplayWidth.of("©") == 1)
  }

  @Test func aSubstringIsMeasuredLikeAString() {
    #expect(DisplayWidth.of("x日本y".dropFirst()) == 5)
  }
}
