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
    let script = try #require(Files.text("\(Self.folder)/\(name)"))
    let expected = try #require(script.split(separator: "\n").first?.dropFirst("-- expect: ".count))
    // Endless scripts are stopped soon; filling the memory may take its time under a sanitizer.
    let time = expected == "limit" ? 0.2 : 20
    let limits = LuaLimits(memory: 16 << 20, luaTime: time, wallTime: 60, coroutines: 100)
    let vm = LuaVM(LuaConfiguration(level: .recipe, limits: limits, modules: [Machine.demo]))
    let error: LuaError?
    do {
      _ = try await vm.run(script, name: name)
      error = nil
    } catch let raised as LuaError { error = raised }
    switch expected.prefix(while: { $0 != " " }) {
    case "ok": #expect(error == nil, "\(error?.description ?? "")")
    case "limit":
      #expect(error?.kind == "limit" && error?.isKilled == true, "\(error?.description ?? "ended well")")
    case "memory": #expect(error?.message == "not enough memory: the limit is 16 MiB", "\(error?.description ?? "")")
    case "exit": #expect(error?.exitCode == 7)
    default:
      let sentence = String(expected.dropFirst("error ".count))
      #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "ended well")")
    }
    #expect(vm.memory.peak <= 17 << 20)
  }
}
