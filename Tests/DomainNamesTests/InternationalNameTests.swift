import DomainNames
import Testing

@Suite struct InternationalNameTests {
  @Test(arguments: [
    ("Example.FR", "example.fr", "example.fr"), ("example.fr.", "example.fr", "example.fr"),
    ("a-b.co.uk", "a-b.co.uk", "a-b.co.uk"), ("0.fr", "0.fr", "0.fr"),
    ("BU\u{308}CHER。de", "bücher.de", "xn--bcher-kva.de"), ("XN--bcher-KVA.de", "bücher.de", "xn--bcher-kva.de"),
    ("ｓｈｏｐ．fr", "shop.fr", "shop.fr"), ("ﬁn.fr", "fin.fr", "fin.fr"), ("㌔.jp", "キロ.jp", "xn--nck0g.jp"),
    ("faß.de", "faß.de", "xn--fa-hia.de"), ("FAẞ.de", "faß.de", "xn--fa-hia.de"),
    ("مثال.com", "مثال.com", "xn--mgbh0fb.com"), ("ꭰ.com", "Ꭰ.com", "xn--58d.com"),
  ])
  func hasBothForms(_ text: String, _ unicode: String, _ ascii: String) throws {
    let name = try InternationalName(text)
    #expect(name.unicode == unicode)
    #expect(name.ascii == ascii)
    #expect(try InternationalName(ascii) == name)
  }

  @Test(arguments: ["so\u{AD}ft.fr", "so\u{34F}ft.fr", "so\u{180B}ft.fr", "so\u{E0100}ft.fr", "so\u{FE0F}ft.fr"])
  func invisibleCharactersAreMappedAway(_ text: String) throws {
    #expect(try InternationalName(text).ascii == "soft.fr")
  }

  @Test(arguments: [
    ("", #"the domain name is empty; write a whole name, as in "example.fr""#),
    ("\u{AD}", #"the domain name is empty; write a whole name, as in "example.fr""#),
    ("example", #"'example' has no suffix; write a whole domain name, as in "example.fr""#),
    ("a..fr", "'a..fr' is not a domain name: there is nothing between two dots or before the first"),
    (".fr", "'.fr' is not a domain name: there is nothing between two dots or before the first"),
    ("-a.fr", "'-a.fr' is not a domain name: '-a' begins or ends with a hyphen"),
    ("exa mple.fr", "'exa mple.fr' is not a domain name: a space cannot stand in one"),
    ("http://example.fr", "'http://example.fr' is not a domain name: ':' cannot stand in one"),
    ("exam_ple.fr", "'exam_ple.fr' is not a domain name: '_' cannot stand in one"),
    ("a\tb.fr", "'a\tb.fr' is not a domain name: a tab cannot stand in one"),
    ("a\u{202E}b.fr", "'a\u{202E}b.fr' is not a domain name: the character U+202E cannot stand in one"),
    ("a\u{E0041}b.fr", "'a\u{E0041}b.fr' is not a domain name: the character U+E0041 cannot stand in one"),
    ("a⒈com", "'a⒈com' is not a domain name: '⒈' cannot stand in one"),
    ("℀.fr", "'℀.fr' is not a domain name: '℀' cannot stand in one"),
    (
      "xn--u-ccb.fr",
      "'xn--u-ccb.fr' is not a domain name: 'xn--u-ccb' is not the ASCII form of an international label"
    ),
    ("192.0.2.1", "'192.0.2.1' is not a domain name: its last part, '1', is a number"),
  ])
  func saysWhatIsWrong(_ text: String, _ message: String) {
    #expect { try InternationalName(withSuffix: text) } throws: { "\($0)" == message }
  }

  /// Names of plain letters are read on a short way, those with capitals on the long one.
  @Test func bothWaysOfReadingAPlainNameAgree() {
    var random = SystemRandomNumberGenerator()
    let letters = Array("aab1-..x")
    func outcome(_ text: String) -> Result<InternationalName, InternationalNameError.Problem> {
      Result { () throws(InternationalNameError) in try InternationalName(text) }.mapError { $0.problem }
    }
    for round in 0..<20_000 {
      var text = String((0..<round % 12).map { _ in letters.randomElement(using: &random) ?? "a" })
      if round % 100 == 0 { text = String(repeating: "a", count: 60 + round / 100 % 6) + ".b" + text }
      if round % 500 == 0 { text += String(repeating: ".abcdefg", count: 22 + round / 500 % 9) }
      #expect(outcome(text) == outcome(text.uppercased()))
    }
  }

  @Test func aHyphenWithAnAccentIsStillAHyphen() {
    #expect { try InternationalName("-\u{301}a.fr") } throws: {
      ($0 as? InternationalNameError)?.problem == .hyphenAtEnd("-\u{301}a")
    }
    #expect { try InternationalName("ab--\u{301}a.fr") } throws: {
      ($0 as? InternationalNameError)?.problem == .reservedHyphens("ab--\u{301}a")
    }
  }

  @Test(arguments: ["\u{301}a.fr", "a.\u{301}b.fr", "a.\u{903}.fr", "xn--ksa.fr"])
  func aMarkHasNoLetterToBelongTo(_ text: String) {
    let problem = #expect(throws: InternationalNameError.self) { try InternationalName(text) }?.problem
    guard case .leadingMark = problem else { return #expect(Bool(false), "\(text): \(String(describing: problem))") }
  }

  @Test(arguments: ["à\u{5D0}.fr", "0à.\u{5D0}", "\u{5D0}-.fr0", "\u{5D0}0\u{660}\u{5D0}.fr", "a.\u{5D0}a"])
  func directionsMustNotMix(_ text: String) {
    #expect(throws: InternationalNameError.self) { try InternationalName(text) }
  }

  @Test(arguments: ["à.\u{5D0}\u{308}", "\u{5D0}0.fr", "\u{627}\u{661}.com", "a0.\u{5D0}", "\u{5D0}\u{6F1}.fr"])
  func directionsMayStandSideBySide(_ text: String) throws {
    _ = try InternationalName(text)
  }

  @Test func aNameSaysWhichLabelHasTwoDirections() {
    #expect { try InternationalName("à\u{5D0}.fr") } throws: {
      "\($0)"
        == "'à\u{5D0}.fr' is not a domain name: 'à\u{5D0}' does not read the same in every text beside letters that are "
        + "written from right to left"
    }
  }

  @Test(arguments: ["क्\u{200D}ष.com", "क्\u{200C}ष.com", "بي\u{200C}بي.com", "بي\u{64B}\u{200C}\u{64B}بي.com"])
  func joinersStandWhereTheyChangeTheWriting(_ text: String) throws {
    #expect(try InternationalName(text).unicode.unicodeScalars.contains { $0.properties.isJoinControl })
  }

  @Test(arguments: ["a\u{200D}b.com", "\u{200C}a.com", "ب\u{200D}ب.com", "ا\u{200C}ب.com", "a\u{200C}b.com"])
  func joinersStandNowhereElse(_ text: String) {
    #expect(throws: InternationalNameError.self) { try InternationalName(text) }
  }

  @Test(arguments: [
    "l·l.cat", "\u{375}α.gr", "א\u{5F3}.co.il", "ア・ア.jp", "ا\u{661}\u{662}.com", "々.jp", "〇.jp",
  ])
  func signsStandInTheirPlace(_ text: String) throws {
    _ = try InternationalName(text)
  }

  @Test(arguments: ["a·l.cat", "α\u{375}.gr", "\u{5F3}א.co.il", "a・b.jp", "ا\u{661}\u{6F1}.com", "\u{640}ا.com"])
  func signsStandNowhereElse(_ text: String) {
    #expect(throws: InternationalNameError.self) { try InternationalName(text) }
  }

  @Test func namesThatAreTooLongAreMeasuredInASCII() {
    let label = String(repeating: "a", count: 64)
    #expect { try InternationalName("\(label).fr") } throws: {
      ($0 as? InternationalNameError)?.problem == .longLabel(label, 64)
    }
    let name = Array(repeating: "abcdefghi", count: 30).joined(separator: ".")
    #expect { try InternationalName(name) } throws: { ($0 as? InternationalNameError)?.problem == .tooLong(299) }
  }
}
