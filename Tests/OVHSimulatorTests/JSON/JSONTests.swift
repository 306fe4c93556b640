import Testing

@testable import OVHSimulator

@Suite struct JSONTests {
  @Test(arguments: [
    "null", "true", "-0", "12345678901", "5.59", "1e5", #"["a",{"b":[]},{}]"#, #""é\n\"\\\u0001""#,
    "99999999999999999999", #"{"a":1,"a":2}"#,
  ])
  func textsSurviveReadingAndWriting(_ text: String) throws {
    let value = try JSONParser.parse(Array(text.utf8))
    #expect(try JSONParser.parse(JSONWriter.bytes(value)) == value)
    if text != "-0" { #expect(JSONWriter.text(value) == text) }
  }

  @Test func escapesAreUnderstood() throws {
    #expect(try JSONParser.parse(Array(#""\u00e9\ud83d\ude00\/\b\f\r\t""#.utf8)) == "é😀/\u{8}\u{C}\r\t")
  }

  @Test(arguments: [
    "", "nul", "01", "1.", "-", "1e", "[1,]", "[1", "{\"a\" 1}", "{1:2}", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\udc00\"",
    "\"\\ud800\\u0041\"", "\"\u{1}\"", "1 2", "{\"a\":1", "[", "tru",
  ])
  func whatIsNotJSONIsRefused(_ text: String) {
    #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(Array(text.utf8)) }
  }

  @Test func theLastOfTwoEqualKeysCounts() throws {
    #expect(try JSONParser.parse(Array(#"{"a":1,"a":2}"#.utf8))["a"] == 2)
  }
}
