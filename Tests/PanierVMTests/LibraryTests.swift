import PanierReference
import PanierVM
import Testing

/// Modules written in Lua that come with a universe, and modules of the host that are required.
@Suite struct LibraryTests {
  private static let source = """
    ---Doubles things.
    ---@class twice
    local twice = {}

    local host = require "my.host"

    ---@class twice.Options
    ---@field times? integer how often (default: 1)

    local function inner(n)
      if n > 100 then host.raise("usage", "twice.number: " .. n .. " is too large", { limit = 100 }) end
      return 2 * n
    end

    ---Doubles a number.
    ---@param n integer the number
    ---@param options? twice.Options how
    ---@return integer # the double
    function twice.number(n, options)
      host.check("twice.number", n, options)
      return inner(n)
    end

    ---Calls a function.
    ---@param fn function what is called
    function twice.call(fn)
      fn()
    end

    return twice
    """

  private static let library = LuaLibrary(
    "my.twice", source: { source }, documentation: { SourceDocumentation(source: source, name: "my.twice") })

  private static let name = LuaFunction(
    "name", "Names.", parameters: .named("what", "what"), results: [.value(.any, "its name")]
  ) { _, what in
    guard case .documented(let name) = what else { return .nil }
    return .string(name)
  }

  private func machine(_ loader: LuaConfiguration.Loader? = nil) -> LuaVM {
    LuaVM(
      LuaConfiguration(
        level: .recipe, modules: [LuaModule("my.host", summary: "Helps.", functions: LuaLibrary.support)],
        globals: [Self.name], libraries: [Self.library], loader: loader))
  }

  private func failure(_ source: String) async -> LuaError? {
    do {
      _ = try await machine().run(source, name: "script.lua")
      return nil
    } catch { return error as? LuaError }
  }

  @Test func isRequiredBeforeTheLoaderIsAsked() async throws {
    let vm = machine { name in name == "other" ? ("return 'from the loader'", "other.lua") : ("return nil", "x") }
    let values = try await vm.run(
      "return require('my.twice').number(21), require 'other', require('my.twice') == require('my.twice')", name: "s")
    #expect(values == [42, "from the loader", true])
  }

  @Test func aHostModuleWithADotIsNoGlobal() async throws {
    let values = try await machine().run(
      "return rawget(_G, 'my.host'), rawget(_G, 'my'), tostring(require 'my.host')", name: "s")
    #expect(values == [.nil, .nil, "module my.host"])
  }

  @Test func itsErrorsPointAtTheCaller() async {
    let error = await failure("local twice = require 'my.twice'\n\nreturn twice.number(101) + 1")
    #expect(error?.kind == .usage)
    #expect(error?.message == "twice.number: 101 is too large")
    #expect(error?.location == "script.lua:3")
    #expect(error?["limit"] == 100)
  }

  @Test func anErrorInACallbackPointsIntoIt() async {
    let error = await failure("require('my.twice').call(function()\n  undeclared()\nend)")
    #expect(error?.location == "script.lua:2")
  }

  @Test func aScriptCannotPassForALibrary() async {
    let error = await failure("local f = load('\\n\\nundeclared()', '=[my.twice]')\nf()")
    #expect(error?.location == "(load):3")
  }

  @Test(arguments: [
    ("number('x')", #"twice.number: argument 'n' (#1) must be integer, got string "x""#),
    ("number()", "twice.number: missing argument 'n' (#1), expected integer"),
    ("number(1, { tiems = 2 })", "twice.number: unknown option 'tiems'; did you mean 'times'?"),
    ("number(1, { times = true })", "twice.number: option 'times' must be integer, got boolean true"),
  ])
  func itsCommentsAreTheCheckOfItsArguments(_ call: String, _ message: String) async {
    let error = await failure("local t = require 'my.twice'\nlocal x = t.\(call)")
    #expect(error?.message == message)
    #expect(error?.location == "script.lua:2")
  }

  @Test func functionsAndModulesAreKnownByTheirDocumentation() async throws {
    let values = try await machine().run(
      """
      local twice = require 'my.twice'
      local alias = twice.number
      return name(alias), name(twice), name(require 'my.host'), name(function() end), name({})
      """, name: "s")
    #expect(values == ["twice.number", "my.twice", "my.host", .nil, .nil])
  }

  @Test func anUndocumentedFunctionCannotBeChecked() async {
    let error = await failure("require('my.host').check('twice.nothing')")
    #expect(error?.message == "host.check: no library documents a function 'twice.nothing'")
  }

  @Test func worksInAProcessOfItsOwn() async throws {
    let runner = Isolated.make { configuration in
      configuration.modules.append(LuaModule("my.host", summary: "Helps.", functions: LuaLibrary.support))
      configuration.libraries = [Self.library]
      configuration.globals.append(Self.name)
    }
    #expect(try await runner.run("return require('my.twice').number(21)", name: "s") == [42])
    // What is asked about a function of the library is answered by the parent, which has its documentation.
    let named = "local t = require 'my.twice' return name(t.number), name(t), name(function() end)"
    #expect(try await runner.run(named, name: "s") == ["twice.number", "my.twice", .nil])
    let error = await Isolated.error(of: "local t = require 'my.twice'\nlocal x = t.number('x')", in: runner)
    #expect(error?.message == #"twice.number: argument 'n' (#1) must be integer, got string "x""#)
    #expect(error?.location == "script.lua:2")
  }
}
