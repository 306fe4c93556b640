import Glibc
import PanierReference
import PanierVM

/// Runs random programs with limits, in this process: a crash, a hang and too much memory end it, and the last seed
/// that it has printed says which program it was.
enum ProgramFuzz {
  private static let memory = 4 << 20

  /// Prints each seed before its program runs, and `done` in the end.
  static func run(from first: UInt64, count: UInt64) async -> Never {
    await run(0)
    let before = residentBytes()
    for seed in first..<first + count {
      say("\(seed)")
      await run(seed)
    }
    let after = residentBytes()
    // A sanitizer keeps what was freed.
    if getenv("ASAN_OPTIONS") == nil, after > before + memory + 32 << 20 {
      say("the process has grown from \(before >> 20) to \(after >> 20) MiB")
      exit(1)
    }
    say("done")
    exit(0)
  }

  private static func run(_ seed: UInt64) async {
    var generator = ProgramGenerator(seed: seed)
    let program = generator.program()
    let vm = LuaVM(
      LuaConfiguration(
        level: seed % 2 == 0 ? .recipe : .trusted,
        limits: LuaLimits(memory: memory, luaTime: 0.01, wallTime: 0.3, coroutines: 50, calls: 200),
        modules: [host], globals: LuaConcurrency.functions, types: LuaConcurrency.types + [Thing.luaType],
        hasWatchdog: true))
    do { _ = try await vm.run(program, name: "program.lua") } catch {
      if !(error is LuaError) { fail("\(seed): an error of another kind: \(error)") }
    }
    let peak = vm.memory.peak
    if peak > memory + 1 << 20 { fail("\(seed): \(peak) bytes of Lua memory") }
  }

  private static func fail(_ text: String) -> Never {
    say(text)
    exit(1)
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private static func residentBytes() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss << 10
  }

  private final class Thing: LuaObject {
    static let luaType = LuaType("Thing", of: Thing.self, summary: "Something.")
  }

  private static let host = LuaModule(
    "host", summary: "For programs.",
    functions: [
      LuaFunction(
        "host.add", "Adds.", parameters: .required("a", Int64.self, "one"), .required("b", Int64.self, "other")
      ) { _, a, b in .integer(a &+ b) },
      LuaFunction("host.echo", "Gives back.", parameters: .optional("value", LuaValue.self, "anything")) {
        .one($1 ?? .nil)
      },
      LuaFunction("host.counter", "Makes something.") { _ in .object(Thing()) },
      LuaFunction("host.fail", "Fails.", parameters: .rest("ignored", LuaValue.self, "anything")) { _, _ in
        throw LuaError(kind: .api, message: "no")
      },
      LuaFunction("host.fail_later", "Fails after a while.") { (_: LuaContext) async throws in
        await Task.yield()
        throw LuaError(kind: .api, message: "no")
      },
      LuaFunction(
        "host.wait", "Waits.", parameters: .rest("value", LuaValue.self, "anything"),
        waiting: { _, values in
          await Task.yield()
          return .one(values.first ?? .nil)
        }),
      LuaFunction(
        "host.apply", "Calls back.",
        parameters: .required("f", LuaFunctionHandle.self, "what"), .rest("rest", LuaValue.self, "arguments"),
        waiting: { call, function, arguments in
          .many(try await call.host.call(function, arguments))
        }),
    ])
}
