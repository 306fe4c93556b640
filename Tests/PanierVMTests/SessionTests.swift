import PanierReference
import PanierVM
import Testing

@Suite struct SessionTests {
  /// Runs entries one after the other; gives the results of the last.
  private func session(_ entries: String...) async throws -> [LuaValue] {
    let vm = Machine.make()
    var last: [LuaValue] = []
    for entry in entries { last = try await vm.evaluate(entry) }
    return last
  }

  @Test func expressionsGiveTheirValues() async throws {
    #expect(try await session("1 + 1, 'a'") == [2, "a"])
    #expect(try await session("= 3") == [3])
    #expect(try await session("x = 5", "x") == [5])
    #expect(try await session("return 7") == [7])
    #expect(try await session("") == [])
    #expect(try await session("-- only a comment") == [])
    #expect(try await session("demo.wait(4)") == [4])
  }

  @Test func lastResultsHaveNames() async throws {
    #expect(try await session("1", "2", "3", "_, _1, _2") == [3, 2, 1])
    #expect(try await session("1", "x = 5", "_") == [1])
  }

  @Test func localsStayVisible() async throws {
    #expect(try await session("local x = 1", "x") == [1])
    #expect(try await session("local x, y = 1, 2 local z = x + y", "z, y") == [3, 2])
    #expect(try await session("local function f(n) return n < 2 and 1 or n * f(n - 1) end", "f(5)") == [120])
    #expect(
      try await session("local t = {f = function() return 1 end, [2] = 'b'} print(1)", "t.f(), t[2]") == [1, "b"])
    #expect(try await session("local c = demo.counter('c')", "c:add(2)", "c.value") == [2])
    #expect(try await session("local s = ('x'):rep(3) .. [[y]] ; local n = #s", "n") == [4])
    #expect(try await session("local a\nlocal b = 2", "b, a") == [2, .nil])
  }

  @Test func aLocalIsOneVariable() async throws {
    #expect(
      try await session(
        "local n = 0", "local function inc() n = n + 1 return n end", "inc()", "n = 10", "inc()", "n") == [11])
    #expect(
      try await session(
        "local n = 1", "local function old() return n end", "local n = 2", "n = n + 1", "old(), n") == [1, 3])
    #expect(try await session("local x = 1", "local x = x + 1", "x") == [2])
  }

  @Test func localsAreKeptWhenALaterStatementFails() async throws {
    let vm = Machine.make()
    await #expect(throws: LuaError.self) { try await vm.evaluate("local x = 5 error('no')") }
    #expect(try await vm.evaluate("x") == [5])
  }

  @Test func constantsStayConstant() async throws {
    let vm = Machine.make()
    _ = try await vm.evaluate("local limit <const>, name = 5, 'n'")
    #expect(try await vm.evaluate("limit, name") == [5, "n"])
    let error = await #expect(throws: LuaError.self) { try await vm.evaluate("limit = 6") }
    #expect(error?.message == "attempt to assign to const variable 'limit'")
    _ = try await vm.evaluate("local limit = 7")
    #expect(try await vm.evaluate("limit") == [7])
  }

  @Test func entriesThatStayWhole() async throws {
    #expect(
      try await session(
        "log = ''", "do local x <close> = setmetatable({}, {__close = function() log = log .. 'c' end}) end", "log")
        == ["c"])
    #expect(
      try await session(
        "log = ''",
        "local x <close> = setmetatable({}, {__close = function() log = log .. 'c' end}) log = log .. 'b'", "log")
        == ["bc"])
    #expect(try await session("local i = 0 ::top:: i = i + 1 if i < 3 then goto top end r = i", "r") == [3])
    #expect(try await session("r = 1 if r then return 9 end r = 2", "r") == [1])
  }

  @Test func undeclaredNamesAreErrors() async throws {
    let error = await #expect(throws: LuaError.self) { try await Machine.make().evaluate("dmo.add(1, 2)") }
    #expect(error?.description == "stdin:1: undeclared global 'dmo'; did you mean 'demo'?")
  }

  @Test func linesAreCountedWithinTheEntry() async throws {
    let error = await #expect(throws: LuaError.self) {
      try await Machine.make().evaluate("local a = 1\nlocal b = 2\n\nerror('here')")
    }
    #expect(error?.description == "stdin:4: here")
  }

  @Test(arguments: [
    "if true then", "for i = 1, 2 do", "f(", "local t = {1,", "x = [[abc", "function f()", "repeat", "1 +", "local x =",
    "while true do", "x = function() return", "--[[ comment",
  ])
  func unfinishedEntriesAreIncomplete(_ entry: String) async throws {
    let error = await #expect(throws: LuaError.self) { try await Machine.make().evaluate(entry) }
    #expect(error?.isIncomplete == true)
    #expect(error?.isSyntax == true)
  }

  @Test(arguments: ["x = = 1", "'abc", "end", "for", "local 1"])
  func mistakesAreNotIncomplete(_ entry: String) async throws {
    let error = await #expect(throws: LuaError.self) { try await Machine.make().evaluate(entry) }
    if entry != "for" { #expect(error?.isIncomplete == false) }
    #expect(error?.isSyntax == true)
  }

  @Test func completionsKnowLocalsGlobalsAndMembers() async throws {
    let vm = Machine.make()
    _ = try await vm.evaluate("local mine = {alpha = 1, beta = {gamma = print}} c = demo.counter('c')")
    #expect(await vm.completions(path: "").contains { $0.name == "mine" && $0.kind == .local })
    #expect(await vm.completions(path: "").contains { $0.name == "demo" && $0.kind == .table })
    #expect(await vm.completions(path: "mine").map(\.name) == ["alpha", "beta"])
    #expect(await vm.completions(path: "mine.beta").map(\.kind) == [.function])
    #expect(await vm.completions(path: "demo").contains { $0.name == "add" && $0.kind == .function })
    #expect(await vm.completions(path: "c").contains { $0.name == "add" && $0.kind == .method })
    #expect(await vm.completions(path: "c").contains { $0.name == "value" && $0.kind == .field })
    #expect(await vm.completions(path: "nothing.at.all").isEmpty)
  }

  @Test(arguments: [
    ("number = 5\nnumber == 5", ["number = 5", "number == 5"]), ("c = 1\nc", ["c = 1", "c"]),
    ("c = f{\n  1,\n}\nc:offers('x')", ["c = f{\n  1,\n}", "c:offers('x')"]),
    ("for i = 1, 2 do\n  x = i\nend\n\nx\n", ["for i = 1, 2 do\n  x = i\nend", "x"]),
    ("local s = [[\na = 1\n]]\ns", ["local s = [[\na = 1\n]]", "s"]),
    ("--[[\nx = 1\n]] y = 2\ny", ["--[[\nx = 1\n]] y = 2", "y"]), ("x =\n5\nx", ["x =\n5", "x"]),
    ("x = = 1\ny = 2", ["x = = 1", "y = 2"]), (".help\nx = 1", [".help", "x = 1"]),
    ("a = 1\nif a then", ["a = 1", "if a then"]),
    ("\n\n", [] as [String]),
  ])
  func pastedLinesAreWhatTypingThemWouldBe(_ text: String, _ entries: [String]) async {
    #expect(await Machine.make().entries(of: text) == entries)
  }

  @Test func aPasteIsUnfinishedWhereItsLastEntryIs() async {
    let vm = Machine.make()
    #expect(await !vm.isIncomplete("c = 1\nc"))
    #expect(await vm.isIncomplete("c = 1\nif c then"))
  }
}
