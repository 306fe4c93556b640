import CPanierVM
import CVMRival
import Glibc
import PanierReference
import PanierVM

/// The figures of the Lua host.
///
/// Each is the best of several rounds: the machine is shared.
enum Bench {
  static func main() async {
    do {
      try await calls()
      try await strings()
      try await loop()
      try await json()
      try await roundTrips()
      try await states()
      try await waiting()
      try await patterns()
      try await Flatness.check()
    } catch {
      print("failed: \(error)")
      exit(1)
    }
  }

  private static let module = LuaModule(
    "bench", summary: "For measures.",
    functions: [
      LuaFunction(
        "bench.add", "Adds.", parameters: .required("a", Int64.self, "one"), .required("b", Int64.self, "two"),
        results: [.value(.integer, "the sum")]
      ) { _, a, b in .integer(a &+ b) },
      LuaFunction(
        "bench.echo", "Gives back.", parameters: .required("text", String.self, "some"),
        results: [.value(.string, "the same")]
      ) { _, text in .string(text) },
      LuaFunction("bench.wait", "Waits.") { (_: LuaContext) async throws in
        await Task.yield()
        return .none
      },
      LuaFunction("bench.park", "Waits long.") { (_: LuaContext) async throws in
        try await Task.sleep(for: .seconds(600))
        return .none
      },
    ])

  static func machine(_ level: LuaLevel = .trusted) -> LuaVM {
    LuaVM(LuaConfiguration(level: level, limits: LuaLimits(memory: 1 << 30), modules: [module]))
  }

  private static let rounds = 5

  /// Seconds a chunk says it took, best of several.
  private static func best(_ source: String, _ vm: LuaVM) async throws -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
      if case .number(let seconds)? = try await vm.run(source, name: "bench.lua").first { best = min(best, seconds) }
    }
    return best
  }

  private static func bestRival(_ source: String) -> Double {
    (0..<rounds).map { _ in rival_run(source) }.min() ?? 0
  }

  static func report(_ what: String, _ value: Double, _ unit: String, against rival: String) {
    print("\(padded(what, 44)) \(rounded(value)) \(unit)   \(rival)")
  }

  private static func calls() async throws {
    let n = 3_000_000
    func chunk(_ function: String) -> String {
      "local f = \(function) local t = os.clock() for i = 1, \(n) do f(i, 2) end return os.clock() - t"
    }
    let ours = try await best(chunk("bench.add"), machine()) / Double(n) * 1e9
    let theirs = bestRival(chunk("add")) / Double(n) * 1e9
    report(
      "call Lua to Swift, two integers", ours, "ns", against: "C add \(rounded(theirs)) ns, ×\(rounded(ours / theirs))")
  }

  private static func strings() async throws {
    let n = 1_000_000
    func chunk(_ function: String) -> String {
      "local f, s = \(function), 'a text of 20 letters' local t = os.clock() for i = 1, \(n) do f(s) end "
        + "return os.clock() - t"
    }
    let ours = try await best(chunk("bench.echo"), machine()) / Double(n) * 1e9
    let theirs = bestRival(chunk("echo")) / Double(n) * 1e9
    report("echo of a string of 20 bytes", ours, "ns", against: "C echo \(rounded(theirs)) ns")
  }

  private static func loop() async throws {
    let chunk = """
      local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
      local t = os.clock()
      fib(30)
      local x = 0
      for i = 1, 2e7 do x = x + i % 7 end
      return os.clock() - t
      """
    let ours = try await best(chunk, machine(.recipe))
    let theirs = bestRival(chunk)
    report(
      "loop bound by the Lua VM", ours * 1e3, "ms",
      against: "plain Lua \(rounded(theirs * 1e3)) ms, ×\(rounded(ours / theirs))")
  }

  private static func json() async throws {
    let plan =
      #"{"planCode":"vps-%d","price":{"value":12.5,"text":"12.50 €","currency":"EUR","ucents":1250000000},"#
      + #""tags":["a","b","c"],"options":[{"name":"x","mandatory":false,"count":3},{"name":"y","mandatory":true}],"#
      + #""details":null,"description":"A plan with \"quotes\" and a line\nbreak"}"#
    let make = """
      local parts = {}
      for i = 1, 20000 do parts[i] = ([==[\(plan)]==]):format(i) end
      local text = '[' .. table.concat(parts, ',') .. ']'
      """
    let measure = "collectgarbage() collectgarbage() local t = os.clock() local v = decode(text) t = os.clock() - t "
    let end = "assert(#v == 20000) return t, #text"
    let ours = try await best(make + "local decode = json.decode " + measure + end, machine())
    let theirs = bestRival(
      "package.cpath = package.cpath .. ';/usr/lib/x86_64-linux-gnu/lua/5.4/?.so' local ok, c = pcall(require, 'cjson') "
        + "if not ok then return -1 end " + make + "local decode = c.decode " + measure + end)
    let size = 20000.0 * Double(plan.utf8.count) / 1e6
    report(
      "JSON text to tables", size / ours, "MB/s",
      against: theirs > 0 ? "lua-cjson \(rounded(size / theirs)) MB/s" : "lua-cjson is not installed")
  }

  private static func roundTrips() async throws {
    let vm = machine()
    let coroutines = 1000
    let waits = 100
    var best = Double.infinity
    _ = try await vm.run("return 1", name: "bench.lua")
    for _ in 0..<3 {
      let start = now()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<coroutines {
          group.addTask { _ = try await vm.run("for i = 1, \(waits) do bench.wait() end", name: "bench.lua") }
        }
        try await group.waitForAll()
      }
      best = min(best, now() - start)
    }
    report(
      "waiting call, 1,000 coroutines in flight", best / Double(coroutines * waits) * 1e6, "µs", against: "aim 4 µs")
  }

  private static func states() async throws {
    let times = 300
    var settings = panier_settings()
    settings.level = Int32(PANIER_RECIPE)
    settings.memory = 64 << 20
    settings.lua_time = 2
    settings.strict = 1
    var host = panier_host()
    let begun = now()
    for _ in 0..<times {
      guard let vm = panier_new(&host, &settings) else { return }
      _ = panier_open(vm, nil)
      panier_close(vm)
    }
    let state = (now() - begun) / Double(times) * 1e6
    let start = now()
    for _ in 0..<times {
      let vm = LuaVM(LuaConfiguration(level: .recipe, limits: LuaLimits(memory: 64 << 20)))
      _ = try await vm.run("return 1", name: "bench.lua")
    }
    let ours = (now() - start) / Double(times) * 1e6
    let theirs = rival_states(Int32(times)) / Double(times) * 1e6
    report("fresh sandboxed state", state, "µs", against: "luaL_openlibs \(rounded(theirs)) µs, aim 100 µs")
    report("the same as an actor on a thread of its own", ours, "µs", against: "")
  }

  private static func waiting() async throws {
    let vm = machine()
    let count = 1000
    _ = try await vm.run("started = 0 function go() started = started + 1 bench.park() end", name: "bench.lua")
    guard case .function(let go) = try await vm.global("go") else { return }
    await vm.collectGarbage()
    let before = vm.memory.used
    let residentBefore = resident()
    let tasks = (0..<count).map { _ in Task { _ = try? await vm.call(go) } }
    while try await vm.global("started") != .integer(Int64(count)) { await Task.yield() }
    let bytes = Double(vm.memory.used - before) / Double(count)
    let all = Double(resident() - residentBefore) / Double(count)
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    report(
      "memory of a waiting coroutine, in Lua", bytes, "bytes",
      against: "with its Swift task \(rounded(all)) bytes; aim 4,096")
  }

  private static func patterns() async throws {
    let text = "local s = ('the quick brown fox jumps over the lazy dog, 12345 times; '):rep(2000) "
    let cases = [
      ("gmatch of words", "for w in s:gmatch('%a+') do end"),
      ("find of plain text", "for i = 1, 200 do s:find('qqq', 1, true) end"),
      ("find of a pattern", "s:find('(%d+) cats')"), ("gsub of a class", "s:gsub('%d', '#')"),
    ]
    for (name, work) in cases {
      let chunk = text + "local t = os.clock() for n = 1, 5 do \(work) end return os.clock() - t"
      let ours = try await best(chunk, machine())
      let theirs = bestRival(chunk)
      report(name, ours * 1e3, "ms", against: "plain Lua \(rounded(theirs * 1e3)) ms, ×\(rounded(ours / theirs))")
    }
  }

  // MARK: Helpers

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Bytes of the process that are in memory.
  static func resident() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
  }

  private static func rounded(_ value: Double) -> String {
    value >= 100 ? String(Int(value.rounded())) : String((value * 100).rounded() / 100)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
