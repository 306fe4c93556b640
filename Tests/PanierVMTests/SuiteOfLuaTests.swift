import Glibc
import PanierVM
import Testing

/// Lua's own test suite (`lua-5.4.4-tests`, `-U` as its authors call it: without what only their internal build has)
/// at the trusted level, where the variable `PANIER_LUA_TESTS` names its folder.
@Suite(.serialized) struct SuiteOfLuaTests {
  private static let folder = getenv("PANIER_LUA_TESTS").map { String(cString: $0) }

  /// The files that stop, and where: each is meant, and told in the manual (`FunctionsThatTakeTime`).
  private static let stops: [String: String] = [:]

  /// Not for a host: the stand-alone program, the suite's own driver, and what takes gigabytes or hours.
  private static let skipped: Set<String> = [
    "all.lua", "main.lua", "heavy.lua", "big.lua", "verybig.lua", "bwcoercion.lua", "tracegc.lua",
  ]

  private static let files = folder.map { folder in
    Files.names(in: folder).filter { $0.hasSuffix(".lua") && !skipped.contains($0) }
  }

  @Test func filesEndAsTheManualSays() async throws {
    guard let folder = Self.folder, let files = Self.files else {
      print("PANIER_LUA_TESTS names no folder with Lua's test suite: nothing to run")
      return
    }
    for name in files {
      let text = try #require(Files.bytes("\(folder)/\(name)"))
      let vm = LuaVM(
        LuaConfiguration(limits: LuaLimits(memory: 1 << 30, luaTime: 120), strictGlobals: false))
      let setting = """
        package.path = "\(folder)/?.lua"
        _U, _soft, _port, _nomsg = true, true, true, true
        """
      var end = "ends well"
      do {
        _ = try await vm.run(setting, name: "setting.lua")
        _ = try await vm.run(text, name: name)
      } catch { end = "\(error)" }
      if let expected = Self.stops[name] {
        #expect(end.contains(expected), "\(name): \(end)")
      } else {
        #expect(end == "ends well", "\(name)")
      }
    }
  }
}
