import PanierReference
import PanierVM
import Testing

@Suite struct UniverseTests {
  @Test func requiredModulesMayWaitAtTheirTopLevel() async throws {
    let vm = LuaVM(
      LuaConfiguration(
        modules: [Machine.demo],
        loader: { name in
          switch name {
          case "lib.a":
            ("local b = require 'lib.b' loaded = (loaded or 0) + 1 return {v = demo.wait(20) + b.v}", "lib/a.lua")
          case "lib.b": ("return {v = demo.wait(22)}", "lib/b.lua")
          case "lib.bad": ("\n\nerror('here')", "lib/bad.lua")
          case "lib.syntax": ("x = = 1", "lib/syntax.lua")
          case "lib.nothing": ("", "lib/nothing.lua")
          default: nil
          }
        }))
    let script =
      "rawset(_G, 'loaded', 0) local a = require 'lib.a' "
      + "return a.v, require 'lib.a' == a, loaded, require 'lib.nothing'"
    let values = try await vm.run(script, name: "script.lua")
    #expect(values == [42, true, 1, true, "lib/nothing.lua"])
    #expect(await Machine.error(of: "require 'lib.bad'", in: vm)?.description == "lib/bad.lua:3: here")
    #expect(
      await Machine.error(of: "\nrequire 'lib.none'", in: vm)?.description
        == "script.lua:2: module 'lib.none' not found")
    let mistake = await Machine.error(of: "require 'lib.syntax'", in: vm)?.message
    #expect(mistake == "error loading module 'lib.syntax': lib/syntax.lua:1: unexpected symbol near '='")
  }

  @Test func preludesRunFirst() async throws {
    let good = LuaVM(LuaConfiguration(preludes: [("a.lua", "function twice(x) return 2 * x end")]))
    #expect(try await good.run("return twice(21)", name: "script.lua") == [42])
    let bad = LuaVM(LuaConfiguration(preludes: [("a.lua", "error('broken')")]))
    for _ in 0..<2 {
      let error = await #expect(throws: LuaError.self) { try await bad.run("return 1", name: "script.lua") }
      #expect(error?.description == "a.lua:1: broken")
    }
    let waiting = LuaVM(LuaConfiguration(modules: [Machine.demo], preludes: [("a.lua", "demo.wait()")]))
    let error = await #expect(throws: LuaError.self) { try await waiting.run("return 1", name: "script.lua") }
    #expect(error?.message == "the prelude a.lua calls a function that waits")
  }

  @Test func argumentsAndShebang() async throws {
    let vm = Machine.make()
    let values = try await vm.run(
      "#!/usr/bin/env panier\nlocal a, b = ... return b, a", name: "s.lua", arguments: [1, "x"])
    #expect(values == ["x", 1])
    #expect(try await vm.run("#", name: "s.lua") == [])
  }

  @Test func globalsAreReadAndSet() async throws {
    let vm = Machine.make()
    try await vm.setGlobal("config", .table(LuaTable(array: [1], fields: [("name", "n")])))
    #expect(try await vm.run("return config.name, config[1]", name: "s.lua") == ["n", 1])
    #expect(try await vm.global("undeclared") == .nil)
    _ = try await vm.run("t = {} t.t = t", name: "s.lua")
    let error = await #expect(throws: LuaError.self) { try await vm.global("t") }
    #expect(error?.message == "a table that contains itself")
  }

  @Test func precompiledCodeIsRefused() async throws {
    for level in [LuaLevel.trusted, .recipe] {
      let vm = Machine.make(level: level)
      let error = await #expect(throws: LuaError.self) {
        try await vm.run([0x1b, 0x4c, 0x75, 0x61, 0x54, 0], name: "s.lua")
      }
      #expect(error?.message.contains("attempt to load a binary chunk") == true)
    }
  }

  @Test func theRandomSeedMakesRunsRepeatable() async throws {
    func numbers(_ seed: UInt64?) async throws -> [LuaValue] {
      let vm = LuaVM(LuaConfiguration(randomSeed: seed))
      return try await vm.run("return math.random(1 << 40), math.random(1 << 40)", name: "s.lua")
    }
    #expect(try await numbers(7) == numbers(7))
    #expect(try await numbers(7) != numbers(8))
    #expect(try await numbers(nil) != numbers(nil))
  }

  @Test func levelsDiffer() async throws {
    let names = "return type(io), type(dofile), type(debug), type(string.dump), type(os.getenv)"
    #expect(
      try await Machine.make(level: .trusted, strict: false).run(names, name: "s.lua")
        == ["table", "function", "table", "function", "function"])
    #expect(
      try await Machine.make(level: .recipe, strict: false).run(names, name: "s.lua")
        == ["nil", "nil", "nil", "nil", "nil"])
  }

  @Test func theReferenceKnowsEverythingDeclared() {
    let configuration = LuaConfiguration(
      modules: [Machine.demo], globals: LuaConcurrency.functions, types: [Counter.luaType] + LuaConcurrency.types)
    #expect(configuration.reference.help("parallel")?.hasPrefix("parallel(list, fn, options?)") == true)
    #expect(configuration.reference.lookup("counter:add")?.name == "Counter:add")
    #expect(configuration.reference.lookup("Task:wait") != nil)
  }

  @Test(arguments: LuaConcurrency.functions.map(\.reference.name))
  func examplesRun(_ name: String) async throws {
    let vm = LuaVM(LuaConfiguration(globals: LuaConcurrency.functions))
    let function = try #require(LuaConcurrency.functions.first { $0.reference.name == name })
    _ = try await vm.run(try #require(function.reference.example), name: "example.lua")
  }

  @Test func functionsOfAnotherUniverseAreRefused() async throws {
    let one = Machine.make()
    guard case .function(let function)? = try await one.run("return print", name: "s.lua").first else { return }
    let error = await #expect(throws: LuaError.self) { try await Machine.make().call(function) }
    #expect(error?.message == "the function belongs to another Lua universe")
  }

  @Test func scriptErrorsCarryTheirPlaceAndTraceback() async throws {
    let error = try #require(await Machine.error(of: "local function f()\n  error('deep')\nend\nf()"))
    #expect(error.kind == .script)
    #expect(error.location == "script.lua:2")
    #expect(error.message == "deep")
    #expect(error.traceback?.contains("script.lua:4: in main chunk") == true)
    let table = try #require(await Machine.error(of: "error{kind = 'refused', message = 'no', code = 5}"))
    #expect(table.kind == .refused && table.message == "no" && table["code"] == 5)
    let syntax = try #require(await Machine.error(of: "x = = 1"))
    #expect(syntax.isSyntax && syntax.description == "script.lua:1: unexpected symbol near '='")
  }

  @Test func aFailedCoroutineClosesAtOnce() async throws {
    let script = """
      local co = coroutine.create(function()
        local x <close> = setmetatable({}, {__close = function() closed = true end})
        error('x')
      end)
      local ok = coroutine.resume(co)
      return ok, closed, coroutine.status(co), coroutine.close(co)
      """
    let values = try await Machine.make().run(script, name: "s.lua")
    #expect(values == [false, true, "dead", false, "s.lua:3: x"])
  }

  @Test func anotherCoroutineCannotResumeOneThatWaits() async throws {
    let vm = Machine.make()
    let script = """
      co = coroutine.create(function() demo.wait() demo.wait() return 'done' end)
      return coroutine.resume(co)
      """
    let meddler = """
      local seen = {}
      for i = 1, 20 do
        if rawget(_G, 'co') and coroutine.status(co) == 'normal' then
          local ok, e = coroutine.resume(co)
          assert(not ok and e == 'cannot resume a coroutine that waits for the host', e)
        end
        demo.wait()
      end
      return true
      """
    async let first = vm.run(script, name: "a.lua")
    async let second = vm.run(meddler, name: "b.lua")
    #expect(try await first == [true, "done"])
    #expect(try await second == [true])
  }
}
