import PanierVM
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
  private func machine(_ progress: (@Sendable (Int, Int) -> Void)? = nil) -> LuaVM {
    LuaVM(
      LuaConfiguration(
        modules: [Machine.demo], globals: LuaConcurrency.functions(progress: progress), types: [Counter.luaType]))
  }

  private func run(_ script: String) async throws -> [LuaValue] {
    try await machine().run(script, name: "script.lua")
  }

  @Test func parallelKeepsTheOrder() async throws {
    let script = """
      local started = 0
      local most = 0
      local r = parallel({5, 4, 3, 2, 1}, function(n, i)
        started = started + 1
        most = math.max(most, started)
        for _ = 1, n do demo.wait() end
        started = started - 1
        return n * 10 + i
      end, {limit = 3})
      return table.concat(r, ' '), most
      """
    #expect(try await run(script) == ["51 42 33 24 15", 3])
  }

  @Test func tablesStayTheSame() async throws {
    let script = """
      local list = {{}, {}}
      local mark = setmetatable({}, {__index = {x = 1}})
      local r = parallel(list, function(t) t.seen = true demo.wait() return mark end)
      return list[1].seen, list[2].seen, rawequal(r[1], mark), r[2].x
      """
    #expect(try await run(script) == [true, true, true, 1])
  }

  @Test func objectsWithElementsAreLists() async throws {
    #expect(
      try await run("local r = parallel(demo.counter('c'):add(3), function(x) return x + 1 end) return r[1], r[3]")
        == [11, 31])
  }

  @Test func theFirstErrorStopsTheOthers() async throws {
    let script = """
      closed = 0
      local ok, e = pcall(parallel, {1, 2, 3}, function(n)
        local x <close> = setmetatable({}, {__close = function() closed = closed + 1 end})
        if n == 2 then demo.fail_later() end
        demo.forever()
      end)
      return ok, e.kind, e.status, e.location, closed
      """
    #expect(try await run(script) == [false, "api", 500, "script.lua:4", 3])
  }

  @Test func errorsAreCollectedOnRequest() async throws {
    let script = """
      local r, errors = parallel({1, 2, 3}, function(n)
        if n == 2 then demo.fail_later() end
        if n == 3 then error('no ' .. n) end
        return n
      end, {on_error = 'collect'})
      return r[1], r[2], errors[1], errors[2].status, tostring(errors[3])
      """
    #expect(try await run(script) == [1, .nil, .nil, 500, "script.lua:3: no 3"])
  }

  @Test func parallelTellsItsProgress() async throws {
    let seen = Mutex<[String]>([])
    let vm = machine { done, total in seen.withLock { $0.append("\(done)/\(total)") } }
    _ = try await vm.run("parallel({1, 2}, function() demo.wait() end)", name: "script.lua")
    #expect(seen.withLock { $0 } == ["1/2", "2/2"])
  }

  @Test(arguments: [
    ("parallel(1, print)", "parallel: argument 'list' (#1) must be table or a list of objects, got number 1"),
    ("parallel({}, print, {limit = 0})", "parallel: option 'limit' must be 1 to 1000, got 0"),
    (
      "parallel({}, print, {on_error = 'x'})",
      "parallel: option 'on_error' must be \"raise\" or \"collect\", got \"x\""
    ),
    ("sleep(-1)", "sleep: argument 'seconds' (#1) must be 0 or more, got -1.0"),
    (
      "table.sort({2, 1}, function() sleep(0) end)",
      "sleep cannot wait here (inside a C function such as table.sort or string.gsub); call it outside and pass the "
        + "result in"
    ),
  ])
  func mistakesAreNamed(_ script: String, _ message: String) async throws {
    let error = await #expect(throws: LuaError.self) { try await run(script) }
    #expect(error?.description == "script.lua:1: " + message)
  }

  @Test func spawnedTasksCanBeWaitedFor() async throws {
    let script = """
      local log = {}
      local t = spawn(function(a, b) demo.wait() log[#log + 1] = 'task' return a + b, 'x' end, 20, 22)
      log[#log + 1] = 'script'
      local sum, x = t:wait()
      return sum, x, table.concat(log, ' ')
      """
    #expect(try await run(script) == [42, "x", "script task"])
  }

  @Test func theRunWaitsForWhatItSpawned() async throws {
    let vm = machine()
    _ = try await vm.run("spawn(function() for i = 1, 50 do demo.wait() end done = true end)", name: "script.lua")
    #expect(try await vm.global("done") == true)
  }

  @Test func anErrorNobodyWaitsForEndsTheRun() async throws {
    let error = await #expect(throws: LuaError.self) { try await run("spawn(function() demo.fail_later() end)") }
    #expect(error?.kind == .api)
    let caught = "local t = spawn(function() error('x') end) local ok, e = pcall(function() t:wait() end) return ok"
    #expect(try await run(caught) == [false])
  }

  @Test func cancelledTasksClose() async throws {
    let script = """
      local closed
      local t = spawn(function()
        local x <close> = setmetatable({}, {__close = function() closed = true end})
        demo.forever()
      end)
      demo.wait()
      t:cancel()
      return closed
      """
    #expect(try await run(script) == [true])
  }

  @Test func aFailingRunCancelsWhatItSpawned() async throws {
    let error = await #expect(throws: LuaError.self) { try await run("spawn(demo.forever) error('here')") }
    #expect(error?.message == "here")
  }

  @Test func timeoutStopsWhatTakesTooLong() async throws {
    for body in ["demo.forever()", "while true do end"] {
      let script = """
        started, closed = false, false  -- on a busy machine the time may be over before the start
        local ok, e = pcall(timeout, 0.02, function()
          started = true
          local x <close> = setmetatable({}, {__close = function() closed = true end})
          \(body)
        end)
        return ok, e.kind, e.message, closed == started
        """
      #expect(try await run(script) == [false, "limit", "timeout: not done after 0.02 s", true])
    }
    #expect(try await run("return timeout(60, function(a) return a + 1 end, 1)") == [2])
  }

  @Test func exitInsideParallelEndsTheScript() async throws {
    let error = await #expect(throws: LuaError.self) {
      try await run("pcall(parallel, {1, 2}, function(n) if n == 2 then os.exit(4) end demo.forever() end)")
    }
    #expect(error?.exitCode == 4)
  }
}
