import PanierVM
import Testing

/// Scripts that want out of a recipe's limits, one a file; the first line tells how each must end.
@Suite struct SandboxTests {
  private static let folder = "attacks"
  private static let names = Files.names(in: "\(Files.tests)/Sandbox/\(folder)")

  @Test func thereAreAttacks() {
    #expect(Self.names.count > 45)
  }

  @Test(arguments: names)
  func attacksEndAsTheyMust(_ name: String) async throws {
    let attack = try Attack(Self.folder, name)
    let vm = LuaVM(LuaConfiguration(level: .recipe, limits: attack.limits(), modules: [Machine.demo]))
    await attack.check { _ = try await vm.run($0, name: name) }
    #expect(vm.memory.peak <= attack.peak)
  }

  @Test(.serialized, arguments: names)
  func attacksEndAsTheyMustInAProcessOfTheirOwn(_ name: String) async throws {
    let attack = try Attack(Self.folder, name)
    let runner = IsolatedRunner(
      LuaConfiguration(limits: attack.limits(), modules: [Machine.demo]), program: Isolated.program())
    await attack.check { _ = try await runner.run($0, name: name) }
    #expect(runner.memory.peak <= attack.peak)
  }
}
