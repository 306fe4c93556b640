import PanierVM
import Testing

@Suite struct LuaSyntaxTests {
  private static let parts: [(text: String, parts: [String])] = [
    ("local x = 1.5e3 -- why", ["comment:-- why", "keyword:local", "number:1.5e3"]),
    ("if a then return 'b' end", ["keyword:if", "keyword:then", "keyword:return", "string:'b'", "keyword:end"]),
    // Not closed yet: they reach to the end.
    ("print(\"no end", ["string:\"no end"]),
    ("--[[ no end\nx = 1", ["comment:--[[ no end\nx = 1"]),
    ("x = [==[ a ]] b", ["string:[==[ a ]] b"]),
    ("cart.new", []),
    ("é = 'é'", ["string:'é'"]),
  ]

  @Test(arguments: parts.indices) func tellsWhatStandsOut(index: Int) {
    let (text, expected) = Self.parts[index]
    let bytes = Array(text.utf8)
    let found = LuaSyntax(text).parts.map { "\($0.kind):\(String(decoding: bytes[$0.range], as: UTF8.self))" }
    #expect(found.sorted() == expected.sorted())
  }

  @Test(arguments: [
    ("cart.new{", "cart.new"), ("c:checkout{ max =", "c:checkout"), ("x = help(", "help"), ("f(g(1), ", "f"),
    ("c:add(offers[1], { coupon = ", "c:add"), ("print('(', \")\", ", "print"), ("a.b.c(", "a.b.c"),
    ("for _, o in c:offers(", "c:offers"), ("f(function() return 1 end, ", "f"),
  ])
  func findsTheCallThatIsOpen(text: String, path: String) {
    #expect(LuaSyntax(text).openCall == path)
  }

  @Test(arguments: [
    "", "cart.new{}", "x = { ", "f(1) g = (", "function f(", "local function f(a, ", "f(function() local x = ",
    "('x'):rep(", "-- f(", "f'(",
  ])
  func findsNoneWhereNoneIsOpen(text: String) {
    #expect(LuaSyntax(text).openCall == nil)
  }

  @Test func readsTheLastPath() {
    #expect(LuaSyntax("c = cart.new").lastPath == "cart.new")
    #expect(LuaSyntax("c:offers").lastPath == "c:offers")
    for text in ["cart.new ", "cart.", "f().x", "'cart.new", "1", "", "local"] {
      #expect(LuaSyntax(text).lastPath == nil, "\(text)")
    }
  }
}
