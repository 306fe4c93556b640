import PanierVM
import Testing

/// A hostile script with the ending it must have.
///
/// Its first lines say it: `-- expect: ENDING`, then, where that is another, `-- trusted: ENDING`; `-- memory: MIB` and
/// `-- time: SECONDS` where the usual limits do not do. An ending is `any`, `ok`, `limit` (of Lua time), `memory`, `exit`, or
/// `error` with a part of the message, or ` | ` between several where which of them comes is chance.
struct Attack {
  let name: String
  let script: String
  private let headers: [String: String]

  /// Reads a file of a folder of `Tests/Sandbox`.
  init(_ folder: String, _ name: String) throws {
    self.name = name
    script = try #require(Files.text("\(Files.tests)/Sandbox/\(folder)/\(name)"))
    var headers: [String: String] = [:]
    for line in script.split(separator: "\n").prefix(while: { $0.hasPrefix("-- ") }) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[String(line[line.index(line.startIndex, offsetBy: 3)..<colon])] = String(
        line[line.index(after: colon)...].drop { $0 == " " })
    }
    self.headers = headers
    _ = try #require(headers["expect"])
  }

  private var memory: Int { headers["memory"].flatMap { Int($0) } ?? 16 }

  private func expected(_ level: LuaLevel) -> String {
    (level == .trusted ? headers["trusted"] : nil) ?? headers["expect"] ?? ""
  }

  /// Endless scripts are stopped soon; filling the memory may take its time under a sanitizer.
  func limits(_ level: LuaLevel = .recipe) -> LuaLimits {
    let time = headers["time"].flatMap { Double($0) } ?? (expected(level) == "limit" ? 0.2 : 20)
    return LuaLimits(memory: memory << 20, luaTime: time, wallTime: 60, coroutines: 100)
  }

  /// The most memory Lua may have had.
  var peak: Int { (memory + 1) << 20 }

  func check(_ level: LuaLevel = .recipe, _ run: (String) async throws -> Void) async {
    let error: LuaError?
    do {
      try await run(script)
      error = nil
    } catch let raised { error = raised as? LuaError }
    let said = error?.description ?? "ended well"
    let expected = expected(level)
    switch expected.prefix(while: { $0 != " " }) {
    case "any": break
    case "ok": #expect(error == nil, "\(name): \(said)")
    case "limit":
      #expect(error?.message == "stopped after 0.2 s of Lua time" && error?.isKilled == true, "\(name): \(said)")
    case "memory": #expect(error?.message == "not enough memory: the limit is \(memory) MiB", "\(name): \(said)")
    case "exit": #expect(error?.exitCode == 7, "\(name): \(said)")
    default:
      let parts = expected.dropFirst("error ".count).split(separator: " | ")
      #expect(parts.contains { said.contains($0) }, "\(name): \(said)")
    }
  }
}
