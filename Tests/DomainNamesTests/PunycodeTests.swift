import DomainNames
import Testing

@Suite struct PunycodeTests {
  /// Samples of RFC 3492, section 7.1, in lower case.
  static let samples = [
    ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
    ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"), ("そのスピードで", "d9juau41awczczp"), ("bücher", "bcher-kva"),
    ("ü", "tda"),
  ]

  @Test(arguments: samples)
  func writesAndReads(_ label: String, _ ascii: String) {
    #expect(Punycode.encode(label) == ascii)
    #expect(Punycode.decode(ascii) == label)
  }

  @Test(arguments: ["", "é", "a-", "99999999999", "bcher-kv", "bcher-kv!"])
  func refusesWhatNoLabelIsWrittenAs(_ text: String) {
    #expect(Punycode.decode(text) == nil)
  }

  @Test func everyLetterSurvives() {
    for value in stride(from: UInt32(0x80), to: 0x10FFFF, by: 997) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let label = "a" + String(scalar) + "z"
      #expect(Punycode.decode(Punycode.encode(label)).map { Array($0.unicodeScalars) } == Array(label.unicodeScalars))
    }
  }
}
