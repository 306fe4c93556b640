import Glibc
import PanierVM
import Testing

/// Lua's own test suite (`lua-5.4.4-tests`), without what only the internal build of its authors has, at the trusted
/// level; where the variable `PANIER_LUA_TESTS` names its folder.
///
/// `Tests/Semantics/suite_of_lua.txt` lists the lines that are left out, and why: all others must hold.
@Suite(.serialized) struct SuiteOfLuaTests {
  private static let folder = getenv("PANIER_LUA_TESTS").map { String(cString: $0) }

  /// Lines of a file that are left out; all of it for nil.
  private struct Cut {
    let file: String
    let lines: ClosedRange<Int>?

    /// Reads `file first-last why` or `file all why`.
    init?(_ line: Substring) {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, !line.hasPrefix("#") else { return nil }
      file = String(words[0])
      let ends = words[1].split(separator: "-").compactMap { Int($0) }
      lines = ends.count == 2 ? ends[0]...ends[1] : nil
    }
  }

  private static let cuts = (Files.text(Files.tests + "/Semantics/suite_of_lua.txt") ?? "").split(separator: "\n")
    .compactMap { Cut($0) }

  /// The bytes of a file without what is left out of it; nil when that is all.
  private static func text(_ folder: String, _ name: String) -> [UInt8]? {
    let cuts = cuts.filter { $0.file == name }
    guard !cuts.contains(where: { $0.lines == nil }), let bytes = Files.bytes("\(folder)/\(name)") else { return nil }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for cut in cuts {
      for line in cut.lines ?? 1...1 where line <= lines.count { lines[line - 1] = [] }
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// In place of the module that tells of each cycle of the collector, by a finalizer.
  private static let stub = "return { start = function() end, stop = function() end }"

  @Test func whatIsNotLeftOutHolds() async throws {
    guard let folder = Self.folder else {
      print("PANIER_LUA_TESTS names no folder with Lua's test suite: nothing to run")
      return
    }
    for name in Files.names(in: folder) where name.hasSuffix(".lua") {
      guard let text = Self.text(folder, name) else { continue }
      let vm = LuaVM(
        LuaConfiguration(
          limits: LuaLimits(memory: 1 << 30, luaTime: 300), strictGlobals: false,
          loader: { module in
            if module == "tracegc" { return (Self.stub, "tracegc.lua") }
            return Self.text(folder, module + ".lua").map { (String(decoding: $0, as: UTF8.self), module + ".lua") }
          }))
      let setting = "_soft, _port, _nomsg = true, true, true"
      do {
        _ = try await vm.run(setting, name: "setting.lua")
        _ = try await vm.run(text, name: name)
      } catch { Issue.record("\(name): \(error)") }
    }
  }
}
