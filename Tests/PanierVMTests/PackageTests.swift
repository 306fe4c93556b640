import Glibc
import PanierVM
import Testing

/// Debian's packages of pure Lua at the trusted level: each is loaded from where the package puts it, and used.
@Suite struct PackageTests {
  /// A module, and an expression over it as `m` that is true where it works.
  private static let modules: [(name: String, use: String)] = [
    ("pl.pretty", "m.write({1, 2}, '') == '{1,2}'"), ("pl.List", "tostring(m{3, 1, 2}:sort()) == '{1,2,3}'"),
    ("pl.stringx", "m.split('a b')[2] == 'b'"), ("pl.tablex", "m.deepcompare({1, {2}}, {1, {2}})"),
    ("pl.template", "m.substitute('$(x)', {x = 5}) == '5'"),
    ("pl.OrderedMap", "(function() local o = m() o:set('a', 1) return o:keys()[1] == 'a' end)()"),
    ("pl.class", "(function() local C = m() function C:_init(x) self.x = x end return C(4).x == 4 end)()"),
    ("pl.Set", "m.len(m{1, 2} + m{2, 3}) == 3"), ("pl.seq", "m.sum({1, 2, 3}) == 6"),
    ("pl.lexer", "m.lua('x = 1')() == 'iden'"), ("pl.text", "m.indent('a', 2):sub(1, 3) == '  a'"),
    ("pl.func", "m._1 ~= nil"), ("pl.types", "m.is_callable(print)"), ("pl.sip", "m.compile('$v{name}') ~= nil"),
    ("inspect", "m({1, a = 2}):find('a = 2') ~= nil"), ("argparse", "m('x'):get_usage():find('Usage') ~= nil"),
    ("say", "(function() m:set('k', 'v') return m('k') == 'v' end)()"),
    ("luassert", "(function() m.are.same({1}, {1}) return not pcall(m.are.same, {1}, {2}) end)()"),
    ("ansicolors", "#m('%{red}x') > 1"), ("basexx", "m.to_hex('a') == '61'"),
    ("binaryheap", "(function() local h = m.minUnique() h:insert(3, 'x') return h:peek() == 'x' end)()"),
    ("cliargs", "m.set_name ~= nil"), ("dkjson", "m.encode({1, 2}) == '[1,2]' and m.decode('[1]')[1] == 1"),
    ("fifo", "(function() local f = m() f:push(1) return f:pop() == 1 end)()"), ("inifile", "m.parse ~= nil"),
    ("mediator", "m() ~= nil"), ("MessagePack", "m.unpack(m.pack({1, 2}))[2] == 2"), ("moses", "m.sum({1, 2}) == 3"),
    ("luaunit", "(function() m.assertEquals(1, 1) return true end)()"), ("coxpcall", "m ~= nil"),
    ("logging", "m.new ~= nil"), ("wsapi.util", "m.url_encode('a b') == 'a%20b' or m.url_encode('a b') == 'a+b'"),
    ("luacheck.lexer", "m ~= nil"), ("soap", "m.encode ~= nil"), ("ltn12", "m.sink ~= nil"),
    ("lpeg_patterns.util", "m ~= nil"),
  ]

  private static let path = ["5.4", "5.3", "5.2", "5.1"].map {
    "/usr/share/lua/\($0)/?.lua;/usr/share/lua/\($0)/?/init.lua"
  }.joined(separator: ";")

  private static func isInstalled(_ module: String) -> Bool {
    let file = module.split(separator: ".").joined(separator: "/")
    return path.split(separator: ";").contains { pattern in
      access(String(pattern).replacing("?", with: file), R_OK) == 0
    }
  }

  private func failure(_ module: String, _ use: String) async -> String? {
    let vm = LuaVM(LuaConfiguration(limits: LuaLimits(memory: 1 << 28, luaTime: 20)))
    let script = """
      package.path = "\(Self.path)"
      local m = require "\(module)"
      assert(\(use), "does not work")
      """
    do {
      _ = try await vm.run(script, name: "script.lua")
      return nil
    } catch { return "\(error)" }
  }

  @Test func librariesOfPureLuaWork() async {
    let installed = Self.modules.filter { Self.isInstalled($0.name) }
    guard installed.count >= 31 else {
      print("only \(installed.count) of Debian's modules of pure Lua are installed: nothing to say about all of them")
      return
    }
    var failures: [String] = []
    for module in installed {
      if let failure = await failure(module.name, module.use) { failures.append("\(module.name): \(failure)") }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }
}
