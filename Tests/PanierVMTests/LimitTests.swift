import PanierVM
import Testing

@Suite struct LimitTests {
  private static let short = LuaLimits(memory: 32 << 20, luaTime: 0.1)

  @Test(arguments: [
    "while true do end",
    "while true do pcall(function() while true do end end) end",
    "xpcall(function() while true do end end, function() while true do end end) while true do end",
    "local function f() return coroutine.wrap(function() f() end)() end while true do pcall(f) end",
    "while true do local co = coroutine.create(function() for i = 1, 10 do end end) coroutine.resume(co) end",
    "local x <close> = setmetatable({}, {__close = function() while true do end end}) while true do end",
    """
    while true do
      pcall(function()
        local x <close> = setmetatable({}, {__close = function() error('saved') end})
        while true do end
      end)
    end
    """,
    """
    local function save() while true do
      pcall(function()
        local y <close> = setmetatable({}, {__close = function() error('again') end})
        while true do end
      end) end
    end
    local x <close> = setmetatable({}, {__close = save})
    while true do end
    """,
    "table.sort({3, 2, 1, 5, 4}, function(a, b) while true do end end)",
    "string.gsub('aaa', 'a', function() while true do end end)",
    "return tostring(setmetatable({}, {__tostring = function() while true do end end}))",
    "error(setmetatable({}, {__tostring = function() while true do end end}))",
    "local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) while true do pcall(function() return t[1] end) end",
    "goto a ::a:: goto a",
    "for i = 1, math.huge do end",
  ])
  func endlessScriptsAreStopped(_ script: String) async throws {
    let vm = Machine.make(limits: Self.short)
    let error = try #require(await Machine.error(of: script, in: vm))
    #expect(error.kind == "limit" && error.isKilled)
    #expect(error.message == "stopped after 0.1 s of Lua time")
  }

  @Test func theUniverseWorksAgainAfterRearming() async throws {
    let vm = Machine.make(limits: Self.short)
    _ = await Machine.error(
      of: "co = coroutine.create(function() x = 1 while true do end end) coroutine.resume(co)", in: vm)
    #expect(await Machine.error(of: "return 1", in: vm)?.isKilled == true)
    await vm.rearm()
    #expect(try await Machine.value(of: "return x + 1", in: vm) == 2)
  }

  @Test func memoryIsLimited() async throws {
    for script in [
      "local s = 'x' while true do s = s .. s end", "local t = {} for i = 1, math.huge do t[i] = {} end",
      "return ('x'):rep(1 << 30)", "local t = {} for i = 1, 1e7 do t[i] = coroutine.create(print) end",
    ] {
      let vm = Machine.make(limits: LuaLimits(memory: 8 << 20))
      let error = try #require(await Machine.error(of: script, in: vm))
      #expect(error.kind == "limit")
      #expect(error.message == "not enough memory: the limit is 8 MiB")
      #expect(!error.isKilled)
      #expect(try await Machine.value(of: "return 1 + 1", in: vm) == 2)
      #expect(vm.memory.peak <= 9 << 20)
    }
  }

  @Test func coroutinesAreLimited() async throws {
    let limits = LuaLimits(coroutines: 10)
    let error = try #require(
      await Machine.error(
        of: "local t = {} for i = 1, 11 do t[i] = coroutine.create(print) end", in: Machine.make(limits: limits)))
    #expect(error.kind == "limit")
    #expect(error.message == "limit of 10 coroutines reached; let some end before creating more")
    let many = "for i = 1, 100 do coroutine.wrap(function() coroutine.yield() end)() end return 1"
    #expect(try await Machine.value(of: many, in: Machine.make(limits: limits)) == 1)
  }

  @Test func callsAreLimited() async throws {
    let vm = Machine.make(limits: LuaLimits(calls: 3))
    let error = try #require(await Machine.error(of: "for i = 1, 4 do demo.add(1, 2) demo.wait() end", in: vm))
    #expect(error.kind == "limit")
    #expect(error.description == "script.lua:1: demo.wait: limit of 3 calls reached")
  }

  @Test func wallTimeStopsWhatWaits() async throws {
    let vm = Machine.make(limits: LuaLimits(wallTime: 0.05))
    let error = try #require(await Machine.error(of: "pcall(demo.forever) return 1", in: vm))
    #expect(error.kind == "limit" && error.isKilled)
    #expect(error.message == "stopped after 0.05 s")
  }

  @Test func theLuaClockStandsWhileWaiting() async throws {
    let vm = Machine.make(limits: LuaLimits(luaTime: 5))
    #expect(try await Machine.value(of: "for i = 1, 100 do demo.wait() end return 1", in: vm) == 1)
  }
}
