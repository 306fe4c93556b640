import PanierTerminal
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("example.fr", "example.fr"), ("Contrat\t", #"Contrat\t"#), ("a\nb\rc", #"a\nb\rc"#),
    ("\u{1B}[2J", #"\u{1B}[2J"#), ("\u{9B}31m", #"\u{9B}31m"#), ("\u{7F}\u{0}", #"\u{7F}\u{0}"#),
    ("12 \u{202E}99.6", #"12 \u{202E}99.6"#), ("a\u{2028}b", #"a\u{2028}b"#), ("pay\u{200B}pal", #"pay\u{200B}pal"#),
    ("\u{3164}", #"\u{3164}"#), ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#), ("\r\n", #"\r\n"#),
    ("\u{FEFF}id", #"\u{FEFF}id"#),
  ])
  func writesOutWhatCouldDriveTheTerminal(text: String, expected: String) {
    #expect(SafeText.escaped(text) == expected)
  }

  @Test(arguments: ["Ça coûte 6,99 €", "日本語", "👩‍👩‍👧", "می‌خواهم", "👍🏽"])
  func leavesOrdinaryTextAlone(text: String) {
    #expect(SafeText.escaped(text) == text)
  }

  @Test(arguments: [
    ("a\tb\n\u{1B}[2J\r\n", "a\tb\n\\u{1B}[2J\\r\n"), ("plain\n\n", "plain\n\n"), ("\n\u{0}", "\n\\u{0}"), ("", ""),
    ("\u{202E}", "\\u{202E}"),
  ])
  func keepsTheLayoutOfSeveralLines(text: String, expected: String) {
    #expect(SafeText.multiline(text) == expected)
  }

  @Test(arguments: [
    ("{\n \"a\": \"\u{202E}x\u{9B}\"\n}", #"{\#n "a": "\u202ex\u009b"\#n}"#), ("[1,2]", "[1,2]"),
    ("\"\u{E0001}\"", #""\udb40\udc01""#), ("\"é\"", "\"é\""),
  ])
  func writesJSONThatIsTheSameData(json: String, expected: String) {
    #expect(SafeText.json(json) == expected)
  }

  @Test func writesYAMLThatIsTheSameData() {
    #expect(SafeText.json("a: \"\u{E0001}\u{FFFE}\"", isYAML: true) == #"a: "\U000e0001\ufffe""#)
  }

  @Test func splitsLinesAndDropsWhatTrailsThem() {
    #expect(
      SafeText.lines("Contrat de service\t\nligne \u{7} 2  \r\nfin") == [
        "Contrat de service", #"ligne \u{7} 2"#, "fin",
      ])
  }
}
