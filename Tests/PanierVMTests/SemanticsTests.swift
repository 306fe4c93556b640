import PanierVM
import Testing

/// Programs whose output must be that of Debian's `lua5.4`, run by it in the same test.
@Suite struct SemanticsTests {
  private static let folder = Files.tests + "/Semantics"

  @Test(arguments: ["arithmetic", "strings", "patterns", "tables", "functions", "coroutines"])
  func programsBehaveAsInLua(_ name: String) async throws {
    let text = try #require(Files.text("\(Self.folder)/\(name).lua"))
    let driver = try #require(Files.text("\(Self.folder)/driver.lua"))
    let programs = text.split(separator: "\n").filter { !$0.hasPrefix("--") }.map(String.init)
    #expect(programs.count > 40)
    let list = programs.map { "[=====[\($0)]=====]" }.joined(separator: ",\n")
    try await compare("PROGRAMS = {\n\(list)\n}\n" + driver) { programs[$0] }
  }

  @Test(arguments: [1, 7, 42, 20_261])
  func randomPatternsMatchAsInLua(_ seed: Int) async throws {
    let text = try #require(Files.text(Self.folder + "/pattern_fuzz.lua"))
    try await compare("SEED = \(seed) COUNT = 2000\n" + text) { "case \($0 + 1) of seed \(seed)" }
  }

  private func compare(_ script: String, _ label: (Int) -> String) async throws {
    let named = "assert(load([========[\n\(script)]========], '@driver.lua'))()"
    guard let expected = Files.rival(named) else {
      print("lua5.4 is not installed: nothing to compare with")
      return
    }
    let printed = Printed()
    let vm = LuaVM(
      LuaConfiguration(limits: LuaLimits(memory: 1 << 28), strictGlobals: false, output: { printed.add($0) }))
    _ = try await vm.run(script, name: "driver.lua")
    let ours = printed.bytes.split(separator: 2)
    let theirs = expected.split(separator: 2)
    #expect(ours.count == theirs.count)
    for (index, (mine, rival)) in zip(ours, theirs).enumerated() where mine != rival {
      Issue.record(
        """
        \(label(index))
        ours:   \(String(decoding: mine, as: UTF8.self))
        lua5.4: \(String(decoding: rival, as: UTF8.self))
        """)
    }
  }
}
