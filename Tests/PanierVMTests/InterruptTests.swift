import PanierVM
import Testing

@Suite struct InterruptTests {
  @Test func cancellingTheTaskStopsALoop() async throws {
    let vm = Machine.make()
    let script = "demo.wait() while true do pcall(function() while true do end end) end"
    let task = Task { try await vm.run(script, name: "script.lua") }
    await Task.yield()
    task.cancel()
    let error = await #expect(throws: LuaError.self) { try await task.value }
    #expect(error?.kind == .limit)
    #expect(error?.message == "interrupted")
    #expect(error?.isKilled == true)
  }

  @Test func cancellingTheTaskClosesAWaitingCoroutine() async throws {
    let vm = Machine.make()
    let script = """
      closed = ''
      local x <close> = setmetatable({}, {__close = function() closed = closed .. 'outer' end})
      coroutine.wrap(function()
        local y <close> = setmetatable({}, {__close = function() closed = closed .. 'inner ' end})
        waiting = true
        pcall(demo.forever)
        closed = closed .. 'not reached '
      end)()
      """
    let task = Task { try await vm.run(script, name: "script.lua") }
    while try await vm.global("waiting") != true { await Task.yield() }
    task.cancel()
    let error = await #expect(throws: LuaError.self) { try await task.value }
    #expect(error?.isKilled == true)
    let closed = try await vm.global("closed")
    #expect(closed == "inner outer")
  }

  @Test func otherRunsGoOn() async throws {
    let vm = Machine.make()
    let other = Task { try await vm.run("for i = 1, 1000 do demo.wait() end return 'done'", name: "a.lua") }
    let task = Task { try await vm.run("waiting = true demo.forever()", name: "b.lua") }
    while try await vm.global("waiting") != true { await Task.yield() }
    task.cancel()
    await #expect(throws: LuaError.self) { try await task.value }
    #expect(try await other.value == ["done"])
  }

  @Test func interruptStopsEveryRunUntilRearmed() async throws {
    let vm = Machine.make()
    _ = try await vm.run("return 1", name: "script.lua")
    let task = Task { try await vm.run("while true do pcall(error) end", name: "script.lua") }
    await Task.yield()
    vm.interrupt(.cancelled)
    let error = await #expect(throws: LuaError.self) { try await task.value }
    #expect(error?.message == "interrupted")
    await #expect(throws: LuaError.self) { try await vm.run("return 1", name: "script.lua") }
    await vm.rearm()
    #expect(try await vm.run("return 1", name: "script.lua") == [1])
  }

  @Test func exitEndsTheScriptAndRunsCloseHandlers() async throws {
    let vm = Machine.make()
    let script = """
      local x <close> = setmetatable({}, {__close = function() closed = true end})
      pcall(function() coroutine.wrap(function() os.exit(3) end)() end)
      reached = true
      """
    let error = try #require(await Machine.error(of: script, in: vm))
    #expect(error.kind == .exit)
    #expect(error.exitCode == 3)
    #expect(try await vm.global("closed") == true)
    #expect(try await vm.global("reached") == .nil)
    #expect(try await vm.run("return 1", name: "next.lua") == [1])
    #expect(await Machine.error(of: "os.exit()", in: vm)?.exitCode == 0)
    #expect(await Machine.error(of: "os.exit(true)", in: vm)?.exitCode == 0)
    #expect(await Machine.error(of: "os.exit(false)", in: vm)?.exitCode == 1)
  }

  @Test func noInterruptIsMissed() async throws {
    let vm = Machine.make()
    let script = """
      demo.wait()
      local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end
      while true do
        f(5)
        pcall(f, 3)
        coroutine.wrap(function() coroutine.yield(f(2)) end)()
        local co = coroutine.create(function() for i = 1, 20 do coroutine.yield(i) end end)
        for i = 1, 5 do coroutine.resume(co) end
        table.sort({3, 1, 2}, function(a, b) return a < b end)
        ;("abc"):gsub("%w", string.upper)
        xpcall(f, print, 2)
      end
      """
    for round in 0..<300 {
      let task = Task { try await vm.run(script, name: "script.lua") }
      for _ in 0..<(round % 7 * 20) { await Task.yield() }
      task.cancel()
      let error = await #expect(throws: LuaError.self) { try await task.value }
      #expect(error?.isKilled == true)
    }
  }
}
