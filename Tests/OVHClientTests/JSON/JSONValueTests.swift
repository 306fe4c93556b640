import OVHClient
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [
    #"{"a":1,"b":[true,false,null],"c":"x"}"#, #"{"value":6.990,"big":123456789012345678901234567890,"e":-1.5E+10}"#,
    "[]", "{}", "0", "-0", "\"é€😀\"", #"["\"\\\n\t\r\u0001"]"#,
  ]) func writesBackWhatItRead(text: String) throws {
    #expect(try JSONValue(parsing: text).text == text)
  }

  @Test func readsEscapes() throws {
    #expect(try JSONValue(parsing: #""\u00e9\/\ud83d\ude00\b\f""#) == "é/😀\u{8}\u{c}")
    #expect(try JSONValue(parsing: #""\ud83d!""#) == "\u{FFFD}!")
    #expect(try JSONValue(parsing: #""\ud83dé""#) == "\u{FFFD}é")
  }

  @Test func skipsSpaceAndAByteOrderMark() throws {
    #expect(try JSONValue(parsing: "\u{FEFF} \r\n\t[ 1 , 2 ] ") == [1, 2])
  }

  @Test(arguments: [
    "", " ", "{", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "01", "1.", ".5", "-", "1e", "+1", "tru", "nul",
    "\"abc", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "1 2", "[1]]", "NaN", "'a'", "\"\\", "{\"a\":1,}", "--1", "1e5e5",
  ]) func refuses(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
  }

  @Test func refusesBytesThatAreNoUTF8() {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0x5C, 0x6E, 0xC3, 0x22]) }
  }

  @Test func saysWhereTheFaultIs() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: #"{"a": 1, "b": 1x}"#) }
    #expect(error?.description == "an object that is not closed at byte 15")
  }

  @Test func readsAnAnswerThatBeginsWithAByteOrderMark() throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array(#"{"a":1}"#.utf8)) == ["a": 1])
  }

  @Test func boundsNesting() throws {
    let deep = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(throws: Never.self) { try JSONValue(parsing: deep) }
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: String(repeating: #"{"a":"#, count: 257) + "1" + String(repeating: "}", count: 257))
    }
  }

  @Test func takesTheLastOfEqualNames() throws {
    #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#)["a"] == 2)
  }

  @Test func changesMembersInPlace() {
    var object = JSONObject([("a", 1), ("b", 2)])
    object["a"] = 3
    object["c"] = "x"
    object["b"] = nil
    #expect(JSONValue.object(object).text == #"{"a":3,"c":"x"}"#)
  }
}
