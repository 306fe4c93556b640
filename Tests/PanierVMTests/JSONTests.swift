import PanierVM
import Testing

@Suite struct JSONTests {
  private func run(_ script: String) async throws -> [LuaValue] {
    try await Machine.make().run(script, name: "script.lua")
  }

  /// What `json.encode(json.decode(text))` makes of a text.
  private func again(_ text: String) async throws -> LuaValue {
    let vm = Machine.make()
    try await vm.setGlobal("text", .string(text))
    return try await Machine.value(of: "return json.encode(json.decode(text))", in: vm)
  }

  @Test(arguments: [
    ("1", "1"), ("-0", "0"), ("1.0", "1.0"), ("1.5e3", "1500.0"), ("0.1", "0.1"), ("1e-7", "1e-07"),
    ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
    ("true", "true"), ("false", "false"), ("null", "null"), ("\"\"", "\"\""), ("[]", "[]"), ("{}", "{}"),
    ("[[],{},[{}]]", "[[],{},[{}]]"), ("[1,null,2]", "[1,null,2]"), ("{\"a\":null}", "{\"a\":null}"),
    (" [ 1 ,\t2\r\n] ", "[1,2]"), ("{\"b\":1,\"a\":{\"z\":[]}}", "{\"a\":{\"z\":[]},\"b\":1}"),
    (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#), (#""\u00e9\u20ac""#, "\"é€\""),
    (#""\ud83d\ude00""#, "\"😀\""), (#"{"a":1,"a":2}"#, #"{"a":2}"#),
  ])
  func textsSurvive(_ text: String, _ result: String) async throws {
    #expect(try await again(text) == .string(result))
  }

  @Test func whatTheClientReadsIsRead() async throws {
    // As many levels as the reader of Swift takes, and a mark of UTF-8 in front.
    let deep = "'\\xEF\\xBB\\xBF' .. ('['):rep(256) .. (']'):rep(256)"
    #expect(try await run("return #json.decode(\(deep))") == [1])
    let deeper = "('['):rep(257) .. (']'):rep(257)"
    #expect(
      await Machine.error(of: "json.decode(\(deeper))")?.message == "JSON: nested deeper than 256 levels at byte 257")
  }

  @Test func numbersThatNothingHoldsExactlyStayText() async throws {
    #expect(try await run("return json.decode('9223372036854775808')") == ["9223372036854775808"])
    #expect(try await run("return json.decode('12345678901234567890123')") == ["12345678901234567890123"])
    #expect(try await run("return json.decode('18446744073709551615')") == ["18446744073709551615"])
    #expect(try await run("return json.decode('1e999')") == ["1e999"])
    #expect(try await run("return math.type(json.decode('1')), math.type(json.decode('1.0'))") == ["integer", "float"])
  }

  @Test func loneSurrogatesBecomeTheReplacementCharacter() async throws {
    for text in [#""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\u0041""#] {
      let vm = Machine.make()
      try await vm.setGlobal("text", .string(text))
      let value = try await Machine.value(of: "return json.decode(text)", in: vm)
      guard case .string(let decoded) = value else {
        Issue.record("\(value)")
        continue
      }
      #expect(decoded.hasPrefix("\u{FFFD}"))
    }
    #expect(try await run(#"return json.decode('"\\ud800\\ud83d\\ude00"')"#) == ["\u{FFFD}😀"])
  }

  @Test func bytesThatAreNotUTF8PassAsTheyAre() async throws {
    #expect(try await run("return json.decode('\"a\\xffb\"')") == [.bytes([0x61, 0xff, 0x62])])
  }

  @Test(arguments: [
    ("", "value expected at byte 1"), ("nul", "unknown word at byte 1"), ("[1,]", "unexpected character at byte 4"),
    ("[1 2]", "',' or ']' expected at byte 4"), ("{a:1}", "name in quotes expected at byte 2"),
    ("{\"a\" 1}", "':' expected at byte 6"), ("{\"a\":1,}", "name in quotes expected at byte 8"),
    ("\"abc", "unfinished string at byte 2"), ("\"\\x\"", "unknown escape at byte 3"),
    ("\"\\u12x4\"", "\\u escape without four hexadecimal digits at byte 6"),
    ("\"\\u12\"", "unfinished \\u escape at byte 4"),
    ("\"a\nb\"", "control character in a string at byte 3"), ("01", "number with a leading zero at byte 1"),
    ("1.", "number without digits after the point at byte 1"),
    ("1e", "number without digits in its exponent at byte 1"),
    ("-", "unexpected character at byte 1"), ("[1", "unfinished array at byte 3"),
    ("{\"a\":1", "unfinished object at byte 7"),
    ("1 1", "text after the value at byte 3"), ("\"\\", "unfinished string at byte 2"),
    ("+1", "unexpected character at byte 1"),
    ("NaN", "unexpected character at byte 1"), ("[\u{0}]", "unexpected character at byte 2"),
  ])
  func malformedTextsNameTheByte(_ text: String, _ message: String) async throws {
    let vm = Machine.make()
    try await vm.setGlobal("text", .string(text))
    let error = try #require(await Machine.error(of: "json.decode(text)", in: vm))
    #expect(error.message == "JSON: " + message)
  }

  @Test(arguments: [
    ("local t = {} t.t = t return json.encode(t)", "json.encode: a table that contains itself"),
    ("return json.encode{[1] = 1, x = 2}", "json.encode: an array with the key x"),
    ("return json.encode{[true] = 1}", "json.encode: a key that is no string: boolean"),
    ("return json.encode(print)", "json.encode: a function has no JSON form"),
    ("return json.encode(0/0)", "json.encode: nan is no JSON number"),
    ("return json.encode(1/0)", "json.encode: infinity is no JSON number"),
    ("return json.encode(demo.counter('c'))", "json.encode: a userdata has no JSON form"),
    (
      "local t = {} for i = 1, 300 do t = {t} end return json.encode(t)",
      "json.encode: nested deeper than 256 levels"
    ),
  ])
  func whatHasNoFormIsRefused(_ script: String, _ message: String) async throws {
    #expect(await Machine.error(of: script)?.message == message)
  }

  @Test func arraysStayArrays() async throws {
    #expect(
      try await run("return json.encode{}, json.encode(json.array{}), json.encode(json.array())") == ["{}", "[]", "[]"])
    #expect(try await run("local t = json.decode('[]') t[1] = 'x' return json.encode(t)") == ["[\"x\"]"])
    #expect(
      try await run("return json.encode({a = {1, 2}, b = {}}, {indent = 2})")
        == ["{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}"])
  }

  @Test func jsonFromSwiftArrivesAsTables() async throws {
    let vm = Machine.make()
    try await vm.setGlobal("t", .json(Array(#"{"a":[1,2.5,null,{"b":"x"}]}"#.utf8)))
    let values = try await vm.run(
      "return #t.a, math.type(t.a[1]), t.a[3] == json.null, t.a[4].b, tostring(json.null)", name: "script.lua")
    #expect(values == [4, "integer", true, "x", "null"])
    await #expect(throws: LuaError.self) { try await vm.setGlobal("t", .json(Array("{".utf8))) }
  }
}
