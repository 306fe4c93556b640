import Glibc
import PanierVM

/// Whether memory stays flat over a million calls, a hundred thousand coroutines and ten thousand universes.
enum Flatness {
  /// Bytes a round may leave resident: the allocator keeps some.
  private static let bound = 6 << 20

  static func check() async throws {
    let vm = Bench.machine()
    try await flat("1,000,000 documented calls") {
      _ = try await vm.run("for i = 1, 5e5 do bench.add(i, 2) bench.echo('x') end", name: "flat.lua")
    }
    try await flat("100,000 coroutines") {
      _ = try await vm.run(
        "for i = 1, 1e5 do coroutine.wrap(function(a) coroutine.yield(a) end)(i) end", name: "flat.lua")
    }
    try await flat("10,000 universes") {
      for _ in 0..<10_000 {
        let vm = LuaVM(LuaConfiguration(level: .recipe, limits: LuaLimits(memory: 64 << 20, luaTime: 2)))
        _ = try await vm.run("return 1", name: "flat.lua")
      }
    }
  }

  /// Runs a round twice: the first may grow what is kept, the second may not.
  private static func flat(_ what: String, _ round: () async throws -> Void) async throws {
    try await round()
    let before = Bench.resident()
    try await round()
    let grown = Bench.resident() - before
    Bench.report("growth over \(what)", Double(max(0, grown)) / 1024, "KiB", against: "bound \(bound >> 10) KiB")
    guard grown <= bound else { throw LuaError(kind: .script, message: "memory grows over \(what)") }
  }
}
