import PanierReference
import PanierVM
import Testing

struct GateTests {
  private static let double = LuaFunction(
    "shop.double", "Twice a number.", parameters: .required("number", Int64.self, "the number"),
    results: [ResultDoc(.integer, "twice of it")]
  ) { _, number in .integer(2 * number) }

  private static let slow = LuaFunction(
    "shop.slow", "A number, later.", parameters: .required("number", Int64.self, "the number"),
    waiting: { _, number in .integer(number) })

  private static func configuration() -> LuaConfiguration {
    var configuration = LuaConfiguration(
      level: .recipe, modules: [LuaModule("shop", summary: "A shop.", functions: [double, slow])],
      globals: LuaConcurrency.functions, types: [Counter.luaType] + LuaConcurrency.types)
    configuration.gate = { function, arguments in
      if case .integer(let number)? = arguments.first, number > 10 {
        throw LuaError(kind: .refused, message: "\(function.name) of more than 10 is not for you")
      }
    }
    return configuration
  }

  private static let script = """
    local _, first = pcall(shop.double, 11)
    local _, second = pcall(shop.slow, 11)
    local _, third = pcall(shop.double, "x")
    return shop.double(2), shop.slow(3), first.message, second.message, third.kind, parallel({ 1, 2 }, function(n) return shop.double(n) end)[2]
    """

  private static let expected: [LuaValue] = [
    4, 3, "shop.double of more than 10 is not for you", "shop.slow of more than 10 is not for you", "usage", 4,
  ]

  @Test func isAskedBeforeEachCall() async throws {
    #expect(try await LuaVM(Self.configuration()).run(Self.script, name: "script.lua") == Self.expected)
  }

  @Test func isAskedInTheParentOfAnIsolatedProcess() async throws {
    let runner = IsolatedRunner(Self.configuration(), program: Isolated.program())
    #expect(try await runner.run(Self.script, name: "script.lua") == Self.expected)
  }
}
