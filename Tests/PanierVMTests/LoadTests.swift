import Glibc
import PanierVM
import Testing

/// `load`, `require`, `package`, and what else of the base library differs from Lua's own or is easily got wrong.
@Suite struct LoadTests {
  private func results(_ script: String, level: LuaLevel = .trusted) async throws -> [LuaValue] {
    try await Machine.make(level: level).run(script, name: "script.lua")
  }

  @Test func aReaderThatFailsIsAMessage() async throws {
    #expect(
      try await results("return load(function() return {} end)") == [
        .nil, "script.lua:1: reader function must return a string",
      ])
    #expect(try await results("return load(function() error('no more', 0) end)") == [.nil, "no more"])
    #expect(try await results("local e = {} return select(2, load(function() error(e) end)) == e") == [true])
  }

  @Test func aReaderGivesItsPiecesUntilNothingComes() async throws {
    let script = """
      local pieces = {"return ", 4, "2", "", " + nothing"}
      local n = 0
      return load(function() n = n + 1 return pieces[n] end)()
      """
    #expect(try await results(script) == [42])
    #expect(try await results("return load(function() end)() == nil") == [true])
  }

  @Test func aModeWithoutTextSaysWhatCame() async throws {
    let text = "attempt to load a text chunk (mode is 'b')"
    let binary = "attempt to load a binary chunk (only text is loaded here)"
    #expect(try await results("return load('x = 1', 'x', 'b')") == [.nil, .string(text)])
    #expect(try await results("return load(function() return 'x = 1' end, 'x', 'b')") == [.nil, .string(text)])
    #expect(
      try await results("return load(string.dump(print and function() end), 'x', 'b')") == [.nil, .string(binary)])
    #expect(
      try await results("return load(string.dump(function() end))")
        == [.nil, "attempt to load a binary chunk (mode is 't')"])
  }

  @Test func aFileSaysWhatItsModeRefuses() async throws {
    #expect(
      try await results("return loadfile('/nowhere/x.lua', 'b')")
        == [.nil, "cannot open /nowhere/x.lua: No such file or directory"])
    let script = """
      local name = os.tmpname()
      io.open(name, "w"):write("return 10"):close()
      local f, message = loadfile(name, "b")
      os.remove(name)
      return f, message
      """
    #expect(try await results(script) == [.nil, "attempt to load a text chunk (mode is 'b')"])
  }

  @Test func unknownOptionsOfCollectgarbageAreNamed() async {
    #expect(
      await Machine.error(of: "collectgarbage('nonsense')")?.message
        == "bad argument #1 to 'collectgarbage' (invalid option 'nonsense')")
  }

  @Test func bytesThatAreNotTextCompile() async throws {
    let source = Array("-- ".utf8) + [0xe9, 0x0a] + Array("return '".utf8) + [0xff, 0xfe] + Array("'".utf8)
    #expect(try await Machine.make().run(source, name: "script.lua") == [.bytes([0xff, 0xfe])])
  }

  @Test(arguments: ["string", "table", "math", "coroutine", "utf8", "os", "_G"])
  func standardLibrariesAreRequired(_ name: String) async throws {
    // A file of that name beside the script is not asked for.
    for level in [LuaLevel.trusted, .recipe] {
      let vm = LuaVM(
        LuaConfiguration(level: level, loader: { ("return require('\($0)')", "beside/\($0).lua") }))
      #expect(try await vm.run("return require '\(name)' == _G['\(name)']", name: "s.lua") == [true])
    }
  }

  @Test func recipesHaveNoPackageTable() async throws {
    #expect(try await results("return rawget(_G, 'package')", level: .recipe) == [.nil])
    #expect(try await results("return pcall(require, 'io')", level: .recipe).first == false)
  }

  @Test func packageIsWhatLibrariesLookAt() async throws {
    #expect(
      try await results(
        "return package.config:sub(1, 1), type(package.path), package.cpath, type(package.searchpath), "
          + "package.loaded.string == string, package.searchers, package.loadlib")
        == ["/", "string", "", "function", true, .nil, .nil])
    #expect(try await results("package.loaded.mine = 42 return require 'mine'") == [42])
    #expect(
      try await results(
        "package.preload.mine = function(...) return {...} end local m = require 'mine' return m[1], m[2]")
        == ["mine", ":preload:"])
    #expect(
      try await results("package.preload.mine = function() end return require 'mine', package.loaded.mine") == [
        true, true,
      ])
  }

  @Test func packagePathIsSearchedLast() async throws {
    let folder = (getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir) + "/panier-path-\(getpid())"
    mkdir(folder, 0o755)
    let file = folder + "/mine.lua"
    defer {
      unlink(file)
      rmdir(folder)
    }
    let handle = try #require(fopen(file, "w"))
    fputs("local unpack = unpack or table.unpack return {from = 'path', name = ..., unpack = unpack}", handle)
    fclose(handle)
    // Code of such a file was written for lua: a global that nobody declared is nil in it.
    let script =
      "package.path = '\(folder)/?.lua' local m, at = require 'mine' return m.from, m.name, at, m.unpack ~= nil"
    #expect(try await results(script) == ["path", "mine", .string(file), true])
    let vm = LuaVM(LuaConfiguration(loader: { _ in ("return {from = 'loader'}", "mine.lua") }))
    #expect(
      try await vm.run("package.path = '\(folder)/?.lua' return require('mine').from", name: "s.lua") == ["loader"])
    let error = await Machine.error(of: "package.path = '\(folder)/?.lua' require 'none'")
    #expect(error?.message == "module 'none' not found")
  }

  @Test func tracebacksAndPlacesAreToBeHad() async throws {
    let values = try await results(
      """
      local function f() error("deep") end
      local ok, text = xpcall(f, debug.traceback)
      local here = debug.getinfo(1)
      return ok, text, here.currentline, here.short_src, here.source, here.what, debug.getinfo(f, "S").linedefined
      """)
    #expect(values.first == false)
    guard values.count == 7, case .string(let text) = values[1] else {
      Issue.record("\(values)")
      return
    }
    #expect(text.hasPrefix("script.lua:1: deep\nstack traceback:\n"))
    #expect(values[2...] == [3, "script.lua", "@script.lua", "main", 1])
  }

  @Test func collectgarbageTakesWhatChangesNothing() async throws {
    #expect(
      try await results(
        "return collectgarbage('isrunning'), collectgarbage('generational'), collectgarbage('incremental'), "
          + "type(collectgarbage('step')), collectgarbage(), collectgarbage('collect')")
        == [true, "incremental", "generational", "boolean", 0, 0])
    #expect(
      await Machine.error(of: "collectgarbage('stop')")?.message
        == "collectgarbage: option 'stop' is not available; 'collect', 'count', 'isrunning', 'step', 'setpause', "
        + "'setstepmul', 'incremental' and 'generational' are")
  }

  @Test(arguments: [
    ("error({1, 'two', code = 3})", "{ 1, \"two\", code = 3 }"), ("error({})", "{}"),
    ("error({{1}, ['a b'] = true, [2.5] = json.null})", "{ { 1 }, [\"a b\"] = true, [2.5] = json.null }"),
    ("error({message = 'said', code = 3})", "said"),
    ("error(setmetatable({}, {__tostring = function() return 'told' end}))", "told"),
  ])
  func anUncaughtTablePrintsAsItsContent(_ script: String, _ message: String) async {
    #expect(await Machine.error(of: script)?.message == message)
  }
}
