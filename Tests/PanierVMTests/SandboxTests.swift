import PanierVM
import Testing

/// Scripts that want out of a recipe's limits, one a file; the first line tells how each must end.
@Suite struct SandboxTests {
  private static let folder = Files.tests + "/Sandbox/attacks"

  @Test func thereAreAttacks() {
    #expect(Files.names(in: Self.folder).count > 45)
  }

  @Test(arguments: Files.names(in: folder))
  func attacksEndAsTheyMust(_ name: String) async throws {
    let attack = try Attack(name)
    let vm = LuaVM(LuaConfiguration(level: .recipe, limits: attack.limits, modules: [Machine.demo]))
    await attack.check { _ = try await vm.run($0, name: name) }
    #expect(vm.memory.peak <= 17 << 20)
  }

  @Test(.serialized, arguments: Files.names(in: folder))
  func attacksEndAsTheyMustInAProcessOfTheirOwn(_ name: String) async throws {
    let attack = try Attack(name)
    let runner = IsolatedRunner(
      LuaConfiguration(limits: attack.limits, modules: [Machine.demo]), program: Isolated.program())
    await attack.check { _ = try await runner.run($0, name: name) }
    #expect(runner.memory.peak <= 17 << 20)
  }

  /// A script with the ending it must have.
  private struct Attack {
    let script: String
    let expected: String

    init(_ name: String) throws {
      script = try #require(Files.text("\(SandboxTests.folder)/\(name)"))
      expected = try String(#require(script.split(separator: "\n").first?.dropFirst("-- expect: ".count)))
    }

    /// Endless scripts are stopped soon; filling the memory may take its time under a sanitizer.
    var limits: LuaLimits {
      LuaLimits(memory: 16 << 20, luaTime: expected == "limit" ? 0.2 : 20, wallTime: 60, coroutines: 100)
    }

    func check(_ run: (String) async throws -> Void) async {
      let error: LuaError?
      do {
        try await run(script)
        error = nil
      } catch let raised { error = raised as? LuaError }
      let said = error?.description ?? "ended well"
      switch expected.prefix(while: { $0 != " " }) {
      case "ok": #expect(error == nil, "\(said)")
      case "limit": #expect(error?.message == "stopped after 0.2 s of Lua time" && error?.isKilled == true, "\(said)")
      case "memory": #expect(error?.message == "not enough memory: the limit is 16 MiB", "\(said)")
      case "exit": #expect(error?.exitCode == 7, "\(said)")
      default: #expect(said.contains(expected.dropFirst("error ".count)), "\(said)")
      }
    }
  }
}
