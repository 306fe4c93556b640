import PanierVM
import Synchronization
import Testing

/// Memory stays flat: what a round takes, it gives back.
@Suite struct MemoryTests {
  @Test(arguments: [
    "for i = 1, 200 do pcall(demo.fail) end", "for i = 1, 200 do demo.wait({i}) end",
    "for i = 1, 200 do demo.counter('c'):add(1) end", "for i = 1, 50 do demo.apply(function() end) end",
    "for i = 1, 200 do pcall(demo.add) end", "for i = 1, 50 do pcall(function() demo.fail_later() end) end",
    "for i = 1, 100 do coroutine.wrap(function() demo.wait() coroutine.yield() end)() end",
    "local t = json.decode('[1,2,{\"a\":[]}]') demo.echo(t)", "error('x')", "os.exit(1)", "load('x = = 1')",
  ])
  func roundsLeaveNothingBehind(_ script: String) async throws {
    let vm = Machine.make()
    func round() async { _ = await Machine.error(of: script, in: vm) }
    for _ in 0..<5 { await round() }
    await vm.collectGarbage()
    let before = vm.memory.used
    for _ in 0..<20 { await round() }
    await vm.collectGarbage()
    #expect(vm.memory.used <= before + 2048)
  }

  private final class Tracked: LuaObject {
    static let luaType = LuaType("Tracked", of: Tracked.self, summary: "Counts the living.")
    static let alive = Atomic<Int>(0)
    init() { Self.alive.add(1, ordering: .relaxed) }
    deinit { Self.alive.subtract(1, ordering: .relaxed) }
  }

  @Test func objectsAndErrorsAreReleasedWithTheirUniverse() async throws {
    do {
      let module = LuaModule(
        "t", summary: "Tracked.",
        functions: [
          LuaFunction("t.new", "Makes one.") { _ in .object(Tracked()) },
          LuaFunction("t.many", "Makes many, too many for the memory.") { _ in
            .list((0..<100_000).map { _ in .object(Tracked()) })
          },
        ])
      let vm = LuaVM(LuaConfiguration(limits: LuaLimits(memory: 2 << 20), modules: [module]))
      let script = "keep = {} for i = 1, 100 do keep[i] = t.new() end for i = 1, 5 do pcall(t.many) end return t.new()"
      let values = try await vm.run(script, name: "script.lua")
      #expect(values.count == 1)
      #expect(Tracked.alive.load(ordering: .relaxed) >= 101)
    }
    // The universe ends on its own thread, a moment after the last reference is gone.
    for _ in 0..<100_000 where Tracked.alive.load(ordering: .relaxed) > 0 { await Task.yield() }
    #expect(Tracked.alive.load(ordering: .relaxed) == 0)
  }

  @Test func functionsAreReleasedWithTheirHandles() async throws {
    let vm = Machine.make()
    _ = try await vm.run("weak = setmetatable({}, {__mode = 'k'})", name: "script.lua")
    do {
      let values = try await vm.run("local f = function() end weak[f] = true return f", name: "script.lua")
      guard case .function(let function)? = values.first else {
        Issue.record("no function")
        return
      }
      await vm.collectGarbage()
      #expect(try await Machine.value(of: "return next(weak) ~= nil", in: vm) == true)
      _ = try await vm.call(function)
    }
    await vm.collectGarbage()
    #expect(try await Machine.value(of: "return next(weak) == nil", in: vm) == true)
  }

  @Test func aWaitingCoroutineIsSmall() async throws {
    let vm = Machine.make()
    _ = try await vm.run("n = 0 function go() n = n + 1 demo.forever() end", name: "script.lua")
    guard case .function(let go) = try await vm.global("go") else { return }
    await vm.collectGarbage()
    let before = vm.memory.used
    let tasks = (0..<200).map { _ in Task { try await vm.call(go) } }
    while try await vm.global("n") != 200 { await Task.yield() }
    #expect((vm.memory.used - before) / 200 <= 4096)
    for task in tasks { task.cancel() }
    for task in tasks { _ = await task.result }
    await vm.collectGarbage()
    #expect(vm.memory.used <= before + 8192)
  }
}
