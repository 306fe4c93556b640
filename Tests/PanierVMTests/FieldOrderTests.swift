import PanierVM
import Testing

/// The order of names in tables that come back from Lua.
@Suite struct FieldOrderTests {
  private static let functions = [
    LuaFunction("record", "Gives a record.") { _ in
      .table(LuaTable(fields: [("zone", 1), ("id", 2), ("name", 3), ("area", 4)]))
    },
    LuaFunction("answer", "Gives JSON.") { _ in
      .json(Array(#"{"z":{"y":1,"b":"\"}{","x":[{"q":1}]},"a":2,"m":3}"#.utf8))
    },
  ]

  private func names(_ script: String) async throws -> [String] {
    let vm = LuaVM(LuaConfiguration(globals: Self.functions))
    guard case .table(let table)? = try await vm.run(script, name: "x").first else { return [] }
    return table.fields.map(\.key)
  }

  @Test(arguments: [
    ("return record()", ["zone", "id", "name", "area"]),
    // The same names in a table of the script's own.
    ("record() return { area = 1, id = 2, name = 3, zone = 4 }", ["zone", "id", "name", "area"]),
    // Nobody wrote these names in an order.
    ("record() return { area = 1, id = 2, name = 3 }", ["area", "id", "name"]),
    ("return answer()", ["z", "a", "m"]),
    ("return answer().z", ["y", "b", "x"]),
    (#"return json.decode('{"d":1,"c":2}')"#, ["d", "c"]),
    (#"return json.decode([[{"d":1,"\u0063":2}]])"#, ["c", "d"]),
  ]) func isThatInWhichTheyWereWritten(_ script: String, _ expected: [String]) async throws {
    for _ in 0..<4 { #expect(try await names(script) == expected) }
  }

  @Test func otherKeysComeByTheirSize() async throws {
    let vm = LuaVM(LuaConfiguration())
    guard
      case .table(let table)? = try await vm.run("return { [10] = 1, [-1] = 2, [2.5] = 3, [true] = 4 }", name: "x")
        .first
    else { return }
    #expect(table.other.map(\.0) == [-1, .number(2.5), 10, true])
  }
}
