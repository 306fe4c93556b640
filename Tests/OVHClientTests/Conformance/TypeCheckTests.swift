import OVHClient
import Testing

@Suite struct TypeCheckTests {
  private let check = TypeCheck(
    RouteTable("M|thing|id:long!,kind:kind,inner:thing[]\nE|kind|good,odd").types)

  @Test(arguments: [
    ("long", "1", true), ("long", "1.5", false), ("long", "\"1\"", false), ("double", "1.5", true),
    ("boolean", "true", true), ("boolean", "1", false), ("string", "\"\"", true), ("string", "1", false),
    ("datetime", "\"2026-01-31T12:00:00+00:00\"", true), ("datetime", "\"2026-01-31T12:00:00Z\"", true),
    ("datetime", "\"2026-01-31\"", false), ("datetime", "\"2026-01-31T12:00:00\"", false),
    ("datetime", "\"2026-13-31T12:00:00Z\"", false), ("date", "\"2026-01-31\"", true), ("date", "\"soon\"", false),
    ("time", "\"12:30:00\"", true), ("time", "\"12:30\"", false), ("duration", "\"P1Y\"", true),
    ("duration", "\"P1Y6M\"", true), ("duration", "\"P\"", false), ("duration", "\"1Y\"", false),
    ("duration", "\"P1M1Y\"", false), ("uuid", "\"c5f4b7a1-0000-4000-8000-000000000001\"", true),
    ("uuid", "\"c5f4b7a1\"", false), ("ipBlock", "\"192.0.2.0/24\"", true), ("ipBlock", "\"x\"", false),
    ("phoneNumber", "\"+33.300000000\"", true), ("phoneNumber", "\"0300\"", false), ("void", "null", true),
    ("void", "1", false), ("kind", "\"odd\"", true), ("kind", "\"bad\"", false), ("kind[]", "[\"odd\"]", true),
    ("kind[]", "\"odd\"", false), ("map[string]long", "{}", true), ("nobody.Knows", "1", false),
    ("thing", "{\"id\":1}", true), ("thing", "{}", false), ("thing", "{\"id\":null}", false),
    ("thing", "{\"id\":1,\"kind\":null}", true), ("thing", "{\"id\":1,\"x\":1}", false),
    ("thing", "{\"id\":1,\"id\":1}", false), ("thing", "[]", false),
  ]) func judgesAValue(type: String, json: String, isRight: Bool) throws {
    #expect(check.mismatches(try JSONValue(parsing: json), type).isEmpty == isRight, "\(json) as \(type)")
  }

  @Test func saysWhereAndWhat() throws {
    let found = check.mismatches(try JSONValue(parsing: #"{"id":1,"inner":[{"id":"1","kind":"bad"},{}]}"#), "thing")
    #expect(
      found.map(\.path) == [
        [.key("inner"), .index(0), .key("id")], [.key("inner"), .index(0), .key("kind")],
        [.key("inner"), .index(1), .key("id")],
      ])
    #expect(found.map(\.problem) == [.kind, .value(["good", "odd"]), .missing])
    #expect(found.map(\.type) == ["long", "kind", "long"])
  }

  @Test(arguments: [
    ("long", "12", true), ("long", "twelve", false), ("boolean", "1", true), ("boolean", "yes", false),
    ("kind", "good", true), ("kind[]", "good", true), ("kind[]", "bad", false), ("datetime", "now", false),
    ("thing", "anything", true),
  ]) func judgesText(type: String, text: String, isRight: Bool) {
    #expect((check.mismatch(text: text, type) == nil) == isRight, "\(text) as \(type)")
  }
}
