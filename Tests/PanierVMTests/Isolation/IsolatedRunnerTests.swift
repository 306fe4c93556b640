import PanierReference
import PanierVM
import Synchronization
import Testing

/// Scripts in a process of their own, with the parent's functions.
// One process at a time: a hundred at once would starve everything else.
@Suite(.serialized) struct IsolatedRunnerTests {
  @Test func valuesCrossBothWays() async throws {
    let runner = Isolated.make()
    let values: [LuaValue] = [
      1, .number(2.5), "text", true, .null, .bytes([0xff, 0]), .list([1, .list(["a"])]),
      .table(LuaTable(fields: [("k", "v")], other: [(.number(0.5), true)])),
    ]
    #expect(try await runner.run("return ...", name: "script.lua", arguments: values) == values)
    #expect(try await runner.run("return demo.echo(...)", name: "script.lua", arguments: [values[7]]) == [values[7]])
    #expect(try await runner.run("return", name: "script.lua").isEmpty)
  }

  @Test func functionsOfTheParentAreCalled() async throws {
    let runner = Isolated.make()
    let script = "return demo.add(40, 2), demo.wait('later'), demo.version, demo.join('-', 'a', 'b'), demo.where()"
    let values = try await runner.run(script, name: "script.lua")
    #expect(values == [42, "later", "1.0", "a-b", "script.lua:1"])
  }

  @Test(arguments: [
    ("demo.add(1)", "demo.add: missing argument 'b' (#2), expected integer"),
    ("demo.add(1, 'x')", "demo.add: argument 'b' (#2) must be integer, got string \"x\""),
    ("demo.ad(1, 2)", "demo has no function 'ad'; did you mean 'add'?"),
    ("demo.options{ duratoin = 'P1Y' }", "demo.options: unknown option 'duratoin'; did you mean 'duration'?"),
    ("demo.counter('c').nmae()", "Counter has no field or method 'nmae'; did you mean 'name'?"),
    ("prnit(1)", "undeclared global 'prnit'; did you mean 'print'?"),
  ])
  func mistakesAreToldAsInTheProcessOfTheHost(_ script: String, _ message: String) async {
    #expect(await Isolated.error(of: script)?.description == "script.lua:1: " + message)
    #expect(await Machine.error(of: script)?.description == "script.lua:1: " + message)
  }

  @Test func errorsKeepTheirFieldsAndTheSwiftErrorUnderThem() async throws {
    let runner = Isolated.make()
    let caught = try await runner.run(
      "local ok, e = pcall(demo.fail) return ok, e.kind, e.message, e.status, e.hint, tostring(e)", name: "script.lua")
    #expect(caught == [false, "api", "the service said no", 404, "ask again", "script.lua:1: the service said no"])
    let error = try #require(await Isolated.error(of: "demo.fail_later()", in: runner))
    #expect(error.kind == "api" && error["status"] == 500 && error.location == "script.lua:1")
    #expect(error.underlying as? RemoteError == RemoteError(status: 500))
  }

  @Test func objectsStayInTheParent() async throws {
    let runner = Isolated.make()
    let script = """
      local c = demo.counter("clicks")
      c:add(3):add(4)
      assert(c == demo.echo(c) and c ~= demo.counter("clicks"))
      local list = {}
      for i, v in ipairs(c) do list[i] = v end
      return c, c.name, c.value, tostring(c), #c, c + 1, c < 10, c:later(), #list, list[7]
      """
    let values = try await runner.run(script, name: "script.lua")
    #expect(values.dropFirst() == ["clicks", 7, "Counter clicks", 7, 8, true, 7, 7, 70])
    guard case .object(let counter as Counter)? = values.first else {
      Issue.record("no counter")
      return
    }
    #expect(counter.value.withLock { $0 } == 7)
    #expect(try await runner.run("return (...).value", name: "script.lua", arguments: [.object(counter)]) == [7])
  }

  @Test func aTypeThatWasNotDeclaredJoinsWithItsFirstObject() async throws {
    let runner = Isolated.make { $0.types = LuaConcurrency.types }
    #expect(try await runner.run("return demo.counter('x'):add(5).value", name: "script.lua") == [5])
  }

  @Test func functionsOfTheScriptAreCalledBack() async throws {
    let runner = Isolated.make()
    #expect(
      try await runner.run("return demo.apply(function(a) return demo.wait(a) .. '!' end, 'x')", name: "script.lua")
        == ["x!"])
    let error = await Isolated.error(of: "demo.apply(function() error('from inside', 0) end)", in: runner)
    #expect(error?.message == "from inside")
    let values = try await runner.run("return function(n) return n * 2 end", name: "script.lua")
    guard case .function(let double)? = values.first else {
      Issue.record("no function")
      return
    }
    #expect(try await runner.call(double, [21]) == [42])
    #expect(try await runner.run("local f = print return demo.echo(f) == f", name: "script.lua") == [true])
  }

  @Test func concurrencyRunsInTheProcess() async throws {
    let runner = Isolated.make()
    let script = """
      local doubled = parallel({1, 2, 3}, function(n) return demo.wait(n * 2) end)
      local task = spawn(function() sleep(0.001) return "spawned" end)
      local ok, e = pcall(timeout, 0.01, function() demo.forever() end)
      return doubled[1] + doubled[2] + doubled[3], task:wait(), ok, e.kind
      """
    #expect(try await runner.run(script, name: "script.lua") == [12, "spawned", false, "limit"])
  }

  @Test func requireAndPrintGoThroughTheParent() async throws {
    let printed = Printed()
    let runner = Isolated.make(printed: printed) { configuration in
      configuration.loader = { $0 == "lib.x" ? ("return { answer = 42 }", "lib/x.lua") : nil }
      configuration.formatter = { if case .object = $0 { "an object" } else { nil } }
      configuration.preludes = [("prelude.lua", "function twice(n) return 2 * n end")]
    }
    let values = try await runner.run(
      "print('a', 1, demo.counter('c')) return twice(require('lib.x').answer)", name: "script.lua")
    #expect(values == [84])
    #expect(printed.text == "a\t1\tan object\n")
    let error = await Isolated.error(of: "require 'lib.y'", in: runner)
    #expect(error?.message.hasPrefix("module 'lib.y' not found") == true, "\(error?.description ?? "")")
  }

  @Test func runsShareTheirGlobals() async throws {
    let runner = Isolated.make()
    _ = try await runner.run("counter = demo.counter('kept') counter:add(1)", name: "one.lua")
    #expect(try await runner.run("return counter.value", name: "two.lua") == [1])
    #expect(runner.memory.used > 0 && runner.memory.peak >= runner.memory.used)
  }

  @Test func syntaxErrorsAndExitsAreTold() async throws {
    let syntax = try #require(await Isolated.error(of: "return ("))
    #expect(syntax.isSyntax && syntax.isIncomplete && syntax.location == "script.lua:1")
    #expect(await Isolated.error(of: "os.exit(7)")?.exitCode == 7)
  }

  @Test func aValueTooLargeForTheWayIsRefused() async throws {
    let runner = Isolated.make { configuration in
      configuration.globals.append(
        LuaFunction("big", "Gives much.") { _ in .one(.bytes([UInt8](repeating: 65, count: 17 << 20))) })
    }
    let error = await Isolated.error(of: "big()", in: runner)
    #expect(error?.message == "values of more than 16 MiB cannot cross to another process at once")
    #expect(try await runner.run("return 1", name: "script.lua") == [1])
  }

  @Test func jsonIsDecodedInTheProcess() async throws {
    let runner = Isolated.make { configuration in
      configuration.globals.append(
        LuaFunction("plans", "Gives JSON.") { _ in .json(Array(#"{"list":[1,null,"x"]}"#.utf8)) })
    }
    #expect(
      try await runner.run("local p = plans() return p.list[1], p.list[2] == json.null, #p.list", name: "script.lua")
        == [1, true, 3])
  }

  @Test func limitsHoldInTheProcess() async throws {
    let time = await Isolated.error(of: "while true do end", in: Isolated.make(limits: LuaLimits(luaTime: 0.1)))
    #expect(time?.message == "stopped after 0.1 s of Lua time", "\(time?.description ?? "")")
    #expect(time?.isKilled == true)
    let memory = await Isolated.error(
      of: "local t = {} while true do t[#t + 1] = {} end", in: Isolated.make(limits: LuaLimits(memory: 8 << 20)))
    #expect(memory?.message == "not enough memory: the limit is 8 MiB")
    let wall = await Isolated.error(of: "demo.forever()", in: Isolated.make(limits: LuaLimits(wallTime: 0.5)))
    #expect(wall?.message == "stopped after 0.5 s" && wall?.isKilled == true, "\(wall?.description ?? "")")
    let calls = await Isolated.error(
      of: "for i = 1, 4 do demo.wait() end", in: Isolated.make(limits: LuaLimits(calls: 3)))
    #expect(calls?.description == "script.lua:1: demo.wait: limit of 3 calls reached")
  }

  @Test func objectsThatTheScriptDropsAreDropped() async throws {
    weak var dropped: Counter?
    let runner = Isolated.make()
    do {
      let values = try await runner.run("return demo.counter('x')", name: "script.lua")
      if case .object(let counter as Counter)? = values.first { dropped = counter }
      #expect(dropped != nil)
    }
    // Garbage is collected while more is made; a call then carries the news.
    _ = try await runner.run("for i = 1, 1e5 do local t = {} end demo.add(1, 2)", name: "script.lua")
    _ = try await runner.run("demo.add(1, 2)", name: "script.lua")
    #expect(dropped == nil)
  }
}
