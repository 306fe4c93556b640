import PanierReference
import PanierVM
import Testing

@Suite struct RunTests {
  @Test func returnsValues() async throws {
    let vm = LuaVM(LuaConfiguration())
    let values = try await vm.run("return 1, 2.5, 'three', true, nil, json.null", name: "script.lua")
    #expect(values == [.integer(1), .number(2.5), .string("three"), .boolean(true), .nil, .null])
  }
}
