import PanierOrdering
import PanierVM
import Testing

@testable import PanierKit

/// `--filter`: which rows a Lua expression keeps.
@Suite struct RowFilterTests {
  private static let row: [String: LuaValue] = [
    "domain": .string("free-shop.fr"), "count": .integer(3), "share": .number(0.5), "orderable": .boolean(true),
    "total": .object(MoneyObject(Money(ucents: 559_000_000, currency: "EUR"))),
    "place": .table(LuaTable(fields: [("code", .string("gra"))])),
  ]

  private static func keeps(_ text: String) throws -> Bool {
    try RowFilter(text).keeps { row[$0] ?? .nil }
  }

  @Test(arguments: [
    ("orderable", true), ("not orderable", false), ("count == 3", true), ("count == 3.0", true), ("count ~= 3", false),
    ("count > 2 and count <= 3", true), ("count < 3 or share >= 0.5", true), ("count + 1 == 2 * 2", true),
    ("(count + 1) / 2 == 2", true), ("count % 2 == 1", true), ("-count < 0", true), ("#domain == 12", true),
    ("total < \"5.60 EUR\"", true), ("total >= money('5.59 EUR')", true), ("total == \"5.59 EUR\"", true),
    ("'5 EUR' < total", true), ("domain:find('shop')", true), ("domain:upper() == 'FREE-SHOP.FR'", true),
    ("domain:find('.*')", false), ("domain .. '!' == 'free-shop.fr!'", true), ("place.code == 'gra'", true),
    ("place.none == nil", true), ("missing", false), ("missing < 3", false), ("missing >= 3", false),
    ("not missing and true", true), ("missing:find('a')", false), ("nil == false", false),
  ]) func keepsWhatIsTrue(text: String, isKept: Bool) throws {
    #expect(try Self.keeps(text) == isKept)
  }

  @Test(arguments: [
    ("", "the filter '' cannot be read at its end"), ("total <", "the filter 'total <' cannot be read at its end"),
    ("a = 1", "the filter 'a = 1' cannot be read near '='"), ("(a", "the filter '(a' cannot be read at its end"),
    ("a b", "the filter 'a b' cannot be read near 'b'"), ("f(1)", "the filter 'f(1)' cannot be read near '('"),
    ("function() end", "the filter 'function() end' cannot be read near 'function'"),
  ]) func refusesWhatIsNoExpression(text: String, beginning: String) throws {
    let ending = "; write a Lua expression over fields, as in total < \"10 EUR\" and status == \"available\""
    let error = try #require(throws: RowFilterError.self) { try RowFilter(text) }
    #expect(error.description == beginning + ending)
  }

  @Test(arguments: [
    ("domain < 3", "a string and a integer cannot be put in order; sort by a field of one type"),
    ("domain + 1 == 2", "a filter cannot take '+' of a string; only of numbers"),
    ("count:lower()", "a integer has no method 'lower' in a filter; only texts have"),
    ("domain:gsub('a')", "a filter has the methods find(\"text\"), lower() and upper(), not 'gsub'"),
  ]) func refusesWhatHasNoValue(text: String, message: String) throws {
    let filter = try RowFilter(text)
    let error = try #require(throws: (any Error).self) { try filter.keeps { Self.row[$0] ?? .nil } }
    #expect("\(error)".hasPrefix(message.replacing("a integer", with: "a \(LuaValue.integer(1).kindName)")))
  }

  @Test func doesNotFallIntoDeepNests() {
    #expect(throws: RowFilterError.self) { try RowFilter(String(repeating: "(", count: 100_000)) }
    #expect(throws: RowFilterError.self) { try RowFilter(String(repeating: "not ", count: 100_000) + "a") }
  }
}
