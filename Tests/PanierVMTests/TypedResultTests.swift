import PanierVM
import Testing

/// Results of scripts as Swift values.
@Suite struct TypedResultTests {
  struct Line: Decodable, Equatable, Sendable {
    var article: String
    var pieces: Int
    var note: String?
  }

  enum Colour: String, Decodable { case red, green }

  let vm = LuaVM(LuaConfiguration(level: .recipe))

  @Test func readsSeveralResults() async throws {
    let (name, pieces, share, rest) = try await vm.run(
      "return 'lamp', 3, 0.5", name: "stock.lua", returning: String.self, Int.self, Double.self, Bool?.self)
    #expect(name == "lamp" && pieces == 3 && share == 0.5 && rest == nil)
  }

  @Test func readsStructuresListsAndDictionaries() async throws {
    let (lines, shelf, numbered, colour) = try await vm.run(
      """
      return { { article = "lamp", pieces = 3 }, { article = "bulb", pieces = 2.0, note = "E27" } },
        { a = { 1, 2 }, b = json.array{} }, { [1] = "x", [7] = "y" }, "green"
      """, name: "stock.lua", returning: [Line].self, [String: [Int8]].self, [Int: String].self, Colour.self)
    #expect(lines == [Line(article: "lamp", pieces: 3), Line(article: "bulb", pieces: 2, note: "E27")])
    #expect(shelf == ["a": [1, 2], "b": []])
    #expect(numbered == [1: "x", 7: "y"])
    #expect(colour == .green)
  }

  @Test func readsStringsThatAreNotTextAsBytes() async throws {
    let (bytes, text) = try await vm.run(
      #"return "\xff\x00", "abc""#, name: "bytes.lua", returning: [UInt8].self, [UInt8].self)
    #expect(bytes == [0xff, 0] && text == [97, 98, 99])
  }

  @Test(arguments: [
    ("return 'x'", #"result 1 of t.lua is string "x", expected a list"#),
    ("return", "result 1 of t.lua is missing, expected a list"),
    (
      "return { { article = 'lamp', pieces = 1 }, { article = 'bulb', pieces = 'x' } }",
      #"result 1 of t.lua, [2].pieces is string "x", expected an integer"#
    ),
    ("return { { pieces = 1 } }", "result 1 of t.lua, [1].article is missing, expected a string"),
    (
      "return { { article = 'lamp', pieces = 1.5 } }",
      "result 1 of t.lua, [1].pieces is number 1.5, expected an integer"
    ),
    (
      "return { { article = 'lamp', pieces = 2^63 } }",
      "result 1 of t.lua, [1].pieces is number 9.223372036854776e+18, expected an integer from -9223372036854775808 to 9223372036854775807"
    ),
    (
      "return { { article = '\\xff', pieces = 1 } }",
      "result 1 of t.lua, [1].article is string that is not UTF-8, expected a string"
    ),
  ])
  func saysWhereAResultIsAnother(source: String, sentence: String) async throws {
    await #expect {
      _ = try await vm.run(source, name: "t.lua", returning: [Line].self)
    } throws: { error in
      let error = error as? LuaError
      #expect(error?.message == sentence)
      return error?.kind == .usage
    }
  }

  @Test func saysWhichWordATypeDoesNotKnow() async throws {
    await #expect {
      _ = try await vm.run("return 'blue'", name: "t.lua", returning: Colour.self)
    } throws: { error in
      (error as? LuaError)?.message.hasPrefix("result 1 of t.lua cannot be read: ") == true
    }
  }
}
