import PanierVM
import Testing

/// Every C function that a script can call stands in the manual with what bounds it, and those that look at the kill
/// flag are stopped.
@Suite(.serialized) struct LongFunctionTests {
  /// The names in the first column of each table of the page, by the heading above it.
  private static let listed: [String: Set<String>] = {
    let page = Files.text(Files.tests + "/../Sources/PanierVM/PanierVM.docc/FunctionsThatTakeTime.md") ?? ""
    var listed: [String: Set<String>] = [:]
    var heading = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
      guard line.hasPrefix("| `"), let cell = line.dropFirst(2).split(separator: "|").first else { continue }
      for name in cell.split(separator: "`") where name.contains(where: \.isLetter) {
        listed[heading, default: []].insert(String(name))
      }
    }
    return listed
  }()

  /// A call of each function that would go on for minutes.
  private static let endless: [String: String] = [
    "table.sort": "local s = ('a'):rep(1 << 20) local t = {} for i = 1, 1e5 do t[i] = s end table.sort(t)",
    "table.concat": chain("table.concat(t, '', 1, 1 << 40)"), "table.insert": chain("table.insert(t, 1, 0)"),
    "table.remove": chain("table.remove(t, 1)"), "table.move": chain("table.move(t, 1, 1 << 40, 1, {})"),
    "table.unpack": chain("while true do pcall(table.unpack, t, 1, 900000) end"),
    "string.find": "string.find(('a'):rep(1 << 22), ('.-'):rep(40) .. 'b')",
    "string.match": "string.match(('a'):rep(1 << 22), ('.-'):rep(40) .. 'b')",
    "string.gmatch": "for _ in string.gmatch(('a'):rep(1 << 22), ('.-'):rep(40) .. 'b') do end",
    "string.gsub": "string.gsub(('a'):rep(1 << 22), ('.-'):rep(40) .. 'b', '')",
    "load": "while true do load('local x if x then ' .. ('elseif x then '):rep(70000) .. 'end') end",
    "json.encode": "local t = {} for i = 1, 60 do t = {t, t} end json.encode(t)",
    "json.decode": "local s = '[' .. ('0,'):rep(1 << 20) .. '0]' while true do json.decode(s) end",
  ]

  private static func chain(_ call: String) -> String {
    """
    local t, sink = {1}, {}
    for i = 1, 1900 do
      t = setmetatable({}, {__index = t, __newindex = sink, __len = function() return 1 << 40 end})
    end
    t = setmetatable({}, {__index = setmetatable({}, {__index = function() return '' end}), __newindex = sink,
      __len = getmetatable(t).__len})
    \(call)
    """
  }

  private func names(_ level: LuaLevel) async throws -> Set<String> {
    let script = """
      local names = {}
      for _, name in ipairs{"string", "table", "math", "utf8", "os", "io", "coroutine", "debug", "json", "package"} do
        for key, value in pairs(rawget(_G, name) or {}) do
          if type(value) == "function" then names[#names + 1] = name .. "." .. key end
        end
      end
      for key, value in pairs(_G) do if type(value) == "function" then names[#names + 1] = key end end
      return names
      """
    guard case .table(let table)? = try await LuaVM(LuaConfiguration(level: level)).run(script, name: "s").first else {
      return []
    }
    return Set(table.array.compactMap { if case .string(let name) = $0 { name } else { nil } })
  }

  @Test func theManualListsEveryFunction() async throws {
    let listed = Self.listed.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let all = try await names(.trusted)
    #expect(all.subtracting(listed).sorted() == [])
    #expect(listed.subtracting(all).sorted() == [])
    #expect(try await names(.recipe).isSubset(of: all))
  }

  @Test func thereIsAProofForEachThatLooks() {
    let looks = Self.listed["Looks at the clock"] ?? []
    #expect(Set(Self.endless.keys).union(["loadfile", "dofile", "require"]) == looks)
  }

  @Test(arguments: endless.keys.sorted())
  func isStoppedInTheMiddle(_ name: String) async throws {
    let vm = LuaVM(LuaConfiguration(limits: LuaLimits(memory: 1 << 30, luaTime: 0.3)))
    let error = await Machine.error(of: Self.endless[name] ?? "", in: vm)
    #expect(
      error?.message == "stopped after 0.3 s of Lua time" && error?.isKilled == true, "\(error?.description ?? "")")
  }
}
