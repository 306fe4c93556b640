import OVHClient
import Testing

@Suite struct PercentCodingTests {
  @Test(arguments: [
    ("a b/c", "a%20b%2Fc"), ("é", "%C3%A9"), ("a-._~Z9", "a-._~Z9"), ("", ""), ("%", "%25"), ("\u{0}", "%00"),
  ]) func encodesAndDecodes(text: String, encoded: String) {
    #expect(PercentCoding.encode(text) == encoded)
    #expect(PercentCoding.decode(encoded) == text)
    #expect(PercentCoding.decodeLeniently(encoded) == text)
  }

  @Test(arguments: ["%", "%4", "%zz", "a%2", "%ff"]) func refusesOrKeepsWhatIsBroken(text: String) {
    #expect(PercentCoding.decode(text) == nil)
    #expect(PercentCoding.decodeLeniently(text) == (text == "%ff" ? "\u{FFFD}" : text))
  }

  @Test func readsPlusAsASpaceInQueriesAlone() {
    #expect(PercentCoding.decode("a+b") == "a+b")
    #expect(PercentCoding.decode("a+b", plusIsSpace: true) == "a b")
  }

  @Test func keepsWhatAWrittenPathMayHold() {
    #expect(PercentCoding.escape("/a%20b c?x=1") == "/a%20b%20c?x=1")
  }
}
