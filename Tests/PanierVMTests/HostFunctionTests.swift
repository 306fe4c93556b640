import PanierVM
import Testing

@Suite struct HostFunctionTests {
  @Test func immediateFunctionsReturnTheirResults() async throws {
    #expect(try await Machine.value(of: "return demo.add(40, 2.0)") == 42)
    #expect(try await Machine.value(of: "return demo.text('žluť')") == "žluť")
    #expect(try await Machine.value(of: "return demo.join('-', 'a', 'b', 'c')") == "a-b-c")
    #expect(try await Machine.value(of: "return demo.where()") == "script.lua:1")
    #expect(try await Machine.value(of: "return demo.version") == "1.0")
  }

  @Test func waitingFunctionsReturnTheirResults() async throws {
    #expect(try await Machine.value(of: "return demo.wait(1) + demo.wait(2)") == 3)
    #expect(try await Machine.value(of: "return demo.apply(function(a) return demo.wait(a) * 2 end, 21)") == 42)
  }

  @Test func tablesCrossInBothDirections() async throws {
    let script = "local t = demo.echo{1, 2, {x = 'y'}, name = 'n', [2.5] = true} return t[3].x .. t.name, t[2.5], #t"
    #expect(try await Machine.make().run(script, name: "script.lua") == ["yn", true, 3])
  }

  @Test(arguments: [
    ("demo.add(1)", "demo.add: missing argument 'b' (#2), expected integer"),
    ("demo.add(1, 'x')", "demo.add: argument 'b' (#2) must be integer, got string \"x\""),
    ("demo.add(1, 2.5)", "demo.add: argument 'b' (#2) must be integer, got number 2.5"),
    ("demo.add(1, 2, 3)", "demo.add takes 2 arguments, got 3"),
    ("demo.text(12)", "demo.text: argument 'text' (#1) must be string, got number 12"),
    ("demo.text('\\xff')", "demo.text: argument 'text' (#1) must be text in UTF-8, got other bytes"),
    ("demo.fail(1)", "demo.fail takes no arguments, got 1"),
    ("demo.options{durration = 'P1Y'}", "demo.options: unknown option 'durration'; did you mean 'duration'?"),
    ("demo.options{duration = 2}", "demo.options: option 'duration' must be string, got number 2"),
    ("demo.options{}", "demo.options: missing option 'duration', expected string"),
    ("demo.names{'a', 2}", "demo.names: argument 'names' (#1) must be list of string, got number 2 as item 2"),
    ("demo.nwe()", "demo has no function 'nwe'"),
    ("demo.ad(1, 2)", "demo has no function 'ad'; did you mean 'add'?"),
    ("demo.x = 1", "demo is read-only: 'x' cannot be set"),
    ("demo.counter('c').adds", "Counter has no field or method 'adds'; did you mean 'add'?"),
    ("demo.counter('c').add(1)", "call Counter:add with ':', as in c:add(…)"),
    ("demo.counter('c'):add()", "Counter:add: missing argument 'amount' (#1), expected integer"),
    ("demo.counter('c').name = 'd'", "Counter: 'name' cannot be set"),
    ("crat()", "undeclared global 'crat'"),
    ("dmo.add()", "undeclared global 'dmo'; did you mean 'demo'?"),
    (
      "local t = {} t.t = t demo.echo(t)",
      "demo.echo: argument 'value' (#1) must be any value, got a table that contains itself"
    ),
  ])
  func mistakesAreNamed(_ expression: String, _ message: String) async throws {
    let script = expression.contains("=") ? expression : "return " + expression
    let error = try #require(await Machine.error(of: "\n" + script))
    #expect(error.description == "script.lua:2: " + message)
    #expect(error.kind == "usage")
  }

  @Test func hostErrorsAreObjectsThatKeepTheSwiftError() async throws {
    let script = """
      local ok, e = pcall(demo.fail)
      assert(not ok and e.kind == 'api' and e.status == 404 and e.nothing == nil)
      assert(tostring(e) == 'script.lua:1: the service said no', tostring(e))
      local ok2, e2 = pcall(function() demo.fail_later() end)
      assert(e2.status == 500 and e2.hint == 'ask again' and e2.location == 'script.lua:4')
      error(e)
      """
    let error = try #require(await Machine.error(of: script))
    #expect(error.underlying as? RemoteError == RemoteError(status: 404))
    #expect(error.location == "script.lua:1")
    #expect(error["status"] == 404)
  }

  @Test func objectsWork() async throws {
    let script = """
      local c = demo.counter('c')
      c:add(2):add(1)
      local sum = 0
      for _, x in ipairs(c) do sum = sum + x end
      for i, x in pairs(c) do sum = sum + i end
      assert(c == c:add(0) and c ~= demo.counter('c'))
      assert(tostring(c) == 'Counter c' and c.name == 'c' and #c == 3 and c[4] == nil and c < 4 and c + 1 == 4)
      return c.value, c:later(), sum
      """
    #expect(try await Machine.make().run(script, name: "script.lua") == [3, 3, 66])
  }
}
