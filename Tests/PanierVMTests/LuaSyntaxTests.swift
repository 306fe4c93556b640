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

  @Test(arguments: [
    ("for i = 1, 3 do\n", "  "), ("function f(a)\n", "  "), ("if x then\n  y()\nelse\n", "  "), ("repeat\n", "  "),
    ("while x do\n  if y then\n", "    "), ("while x do\n  if y then\n  end\n", "  "), ("x = 1\n", ""),
    ("c:add{\n", "  "), ("f(\n", "  "), ("t[\n", "  "), ("f({\n", "  "), ("f(function()\n  x()\nend)\n", ""),
    // What closes a block, a table or a call stands where it was opened.
    ("do\n  x()\n  end", ""), ("do\n  do\n    end", "  "), ("repeat\n  until x", ""), ("if x then\n  else", ""),
    ("if x then\n  if y then\n    elseif z then", "  "), ("c:add{\n  }", ""), ("f(\n  )", ""), ("f({\n  })", ""),
    ("f(function()\n  end)", ""), ("do\n  ending", "  "), ("do\n  x() end", "  "), ("end\n", ""),
    // The line that opened it may be indented in any way.
    (" do\n", "   "), ("do\n\tif x then\n", "\t  "), ("do\n    x = {\n  }", "    "),
    // Words in strings and comments open nothing.
    ("x = 'do'\n", ""), ("-- do\n", ""), ("x = [[ do ]]\n", ""), ("do -- end\n", "  "), ("", ""), ("do", ""),
  ])
  func indentsTheLastLine(text: String, indentation: String) {
    #expect(LuaSyntax(text).indentation == indentation)
  }

  @Test(arguments: ["x = [[\n", "x = [[\n]]", "--[[ do\n", "do x = [=[ a\n]] b"])
  func indentsNoLineThatBeginsInAStringOrAComment(text: String) {
    #expect(LuaSyntax(text).indentation == nil)
  }

  @Test func readsTheLastPath() {
    #expect(LuaSyntax("c = cart.new").lastPath == "cart.new")
    #expect(LuaSyntax("c:offers").lastPath == "c:offers")
    for text in ["cart.new ", "cart.", "f().x", "'cart.new", "1", "", "local"] {
      #expect(LuaSyntax(text).lastPath == nil, "\(text)")
    }
  }
}
