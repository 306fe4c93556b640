import PanierVM
import Testing

@Suite struct PrintTests {
  private func printed(
    _ script: String, level: LuaLevel = .trusted, formatter: (@Sendable (LuaValue) -> String?)? = nil
  )
    async throws -> String
  {
    let printed = Printed()
    let vm = Machine.make(level: level, printed: printed, formatter: formatter)
    _ = try await vm.run(script, name: "script.lua")
    return printed.text
  }

  @Test func valuesAreSeparatedByTabs() async throws {
    #expect(try await printed("print(1, 2.0, 'x', nil, true, json.null) print()") == "1\t2.0\tx\tnil\ttrue\tnull\n\n")
    #expect(try await printed("print(demo.counter('c'), demo)") == "Counter c\tmodule demo\n")
  }

  @Test func theFormatterShowsObjectsAndTables() async throws {
    let formatter: @Sendable (LuaValue) -> String? = { value in
      switch value {
      case .object: "<object>"
      case .table(let table): table.array.isEmpty ? nil : "<list of \(table.array.count)>"
      default: "never asked"
      }
    }
    let script = "print(1, demo.counter('c'), {1, 2}, setmetatable({1}, {__tostring = function() return 'own' end}))"
    #expect(try await printed(script, formatter: formatter) == "1\t<object>\t<list of 2>\town\n")
    #expect(try await printed("print({x = 1})", level: .recipe, formatter: formatter) == "table\n")
    #expect(try await printed("local t = {1} t[2] = t print(t)", level: .recipe, formatter: formatter) == "table\n")
  }

  /// Errors as a host shows them: with the place, and with what they carry.
  private static let errors: @Sendable (LuaValue) -> String? = { value in
    guard case .object(let value as ErrorValue) = value else { return nil }
    return "<\(value.error), status \(value.error["status"] ?? .nil)>"
  }

  private static let caught = "local ok, e = pcall(function() demo.fail() end)\nprint(e, pcall(error, e))"

  @Test func theFormatterShowsErrors() async throws {
    let shown = "<script.lua:1: the service said no, status integer(404)>"
    #expect(try await printed(Self.caught, formatter: Self.errors) == "\(shown)\tfalse\t\(shown)\n")
    #expect(try await printed("print(select(2, pcall(demo.fail)))") == "script.lua:1: the service said no\n")
  }

  @Test func theFormatterShowsErrorsOfAProcessOfItsOwn() async throws {
    let printed = Printed()
    let runner = Isolated.make { configuration in
      configuration.output = { printed.add($0) }
      configuration.formatter = Self.errors
    }
    _ = try await runner.run(Self.caught, name: "script.lua")
    let shown = "<script.lua:1: the service said no, status integer(404)>"
    #expect(printed.text == "\(shown)\tfalse\t\(shown)\n")
  }

  @Test func recipesSeeNoAddresses() async throws {
    let script = "print({}, print, coroutine.create(print), string.format('%s|%5s', {}, print))"
    #expect(try await printed(script, level: .recipe) == "table\tfunction\tthread\ttable|function\n")
    #expect(try await printed("print({})").hasPrefix("table: 0x"))
  }

  @Test func whereOnlyDataIsPrintedNothingElsePasses() async throws {
    let printed = Printed()
    let vm = LuaVM(
      LuaConfiguration(
        output: { printed.add($0) },
        formatter: { value in
          guard case .table(let table) = value, !table.array.isEmpty else { throw LuaError.refusedForTest }
          return "a list"
        }, printsDataOnly: true))
    _ = try await vm.run("print({ 1 })", name: "script.lua")
    #expect(printed.text == "a list\n")
    let cyclic = await Machine.error(of: "local t = { 1 } t[2] = t print(t)", in: vm)
    #expect(cyclic?.message == "print: a table that contains itself cannot be printed")
    #expect(await Machine.error(of: "print({})", in: vm)?.message == "no")
    for (value, name) in [("print", "function"), ("coroutine.create(print)", "thread"), ("io.stdout", "userdata")] {
      let refused = await Machine.error(of: "print(\(value))", in: vm)
      #expect(refused?.message == "print: a \(name) cannot be printed")
    }
    #expect(printed.text == "a list\n")
  }
}

extension LuaError {
  fileprivate static var refusedForTest: LuaError { LuaError(kind: .usage, message: "no") }
}
