import PanierVM
import Testing

/// Scripts against the host itself, by kind, at each level; in a process of their own the watchdog sees to it that
/// they end within twice their limits.
// One after another: each may take a whole core and its whole memory.
@Suite(.serialized) struct HostileTests {
  /// The kinds of faults; what random programs have found is run besides.
  private static let kinds = ["closing", "killing", "waiting", "bytes", "loops", "nesting", "leaks"]

  private static let scripts: [(kind: String, name: String)] = (kinds + ["found"]).flatMap { kind in
    Files.names(in: "\(Files.tests)/Sandbox/\(kind)").map { (kind, $0) }
  }

  private func configuration(_ attack: Attack, _ level: LuaLevel) -> LuaConfiguration {
    LuaConfiguration(
      level: level, limits: attack.limits(level), modules: [Machine.demo], globals: LuaConcurrency.functions,
      types: [Counter.luaType] + LuaConcurrency.types)
  }

  @Test(arguments: kinds)
  func thereAreSeveralOfEachKind(_ kind: String) {
    #expect(Self.scripts.count { $0.kind == kind } >= 4)
  }

  @Test(arguments: scripts, [LuaLevel.recipe, .trusted])
  func endAsTheyMust(_ script: (kind: String, name: String), _ level: LuaLevel) async throws {
    let attack = try Attack(script.kind, script.name)
    let vm = LuaVM(configuration(attack, level))
    await attack.check(level) { _ = try await vm.run($0, name: script.name) }
    #expect(vm.memory.peak <= attack.peak)
  }

  @Test(arguments: scripts)
  func endAsTheyMustInAProcessOfTheirOwn(_ script: (kind: String, name: String)) async throws {
    let attack = try Attack(script.kind, script.name)
    let runner = IsolatedRunner(configuration(attack, .recipe), program: Isolated.program())
    await attack.check { _ = try await runner.run($0, name: script.name) }
    #expect(runner.memory.peak <= attack.peak)
  }
}
