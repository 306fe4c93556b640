import PanierReference
import PanierVM
import Testing

/// Parameters that are declared once: what the check reads is what the body gets.
@Suite struct ParameterTests {
  private struct Period: LuaReadable {
    let months: Int64
    static var valueType: ValueType { .oneOf([.string, .integer]) }
    static func read(_ value: LuaValue) throws -> Period? {
      switch value {
      case .integer(let months): return Period(months: months)
      case .string(let text):
        guard let months = Int64(text) else { throw LuaError(kind: .usage, message: "'\(text)' is no period") }
        return Period(months: months)
      default: return nil
      }
    }
  }

  private struct Shared: LuaOptionTable {
    @LuaOption("how many") var quantity: Int64 = 1
    @LuaOption("how long", default: "the offer's") var duration: Period?
  }

  private struct Order: LuaOptionTable {
    @LuaOption("the plan code") var planCode: String
    @LuaOption("whether it is paid", name: "pay") var isPaid = false
    @LuaOption("the labels") var labels: [String]?
    @LuaOption("a coupon") var coupon: String?
    @LuaOptionGroup var shared: Shared
  }

  private static let module = LuaModule(
    "shop", summary: "For tests.",
    functions: [
      LuaFunction("shop.order", "Orders.", parameters: .required("order", Order.self, "what")) { _, order in
        let labels = order.labels.map { .list($0.map { .string($0) }) } ?? LuaValue.nil
        return .many([
          .string(order.planCode), .boolean(order.isPaid), labels, .integer(order.shared.quantity),
          order.shared.duration.map { .integer($0.months) } ?? .nil,
        ])
      },
      LuaFunction(
        "shop.coupon", "Needs one.", parameters: .required("order", Order.self, "what"),
        waiting: { call, order in
          .string(try call.require(order.$coupon))
        }),
      LuaFunction("shop.choose", "Chooses.", parameters: .options(Shared.self, "how", name: "choices")) { _, choices in
        .integer(choices.quantity)
      },
      LuaFunction(
        "shop.either", "Takes either.", parameters: .required("what", LuaEither<Counter, [Int64]>.self, "what"),
        .optional("how", String.self, "how", otherwise: "gently")
      ) { _, what, how in
        switch what {
        case .first(let counter): .many([.string(counter.name), how.map { .string($0) } ?? .nil])
        case .second(let numbers): .many([.integer(numbers.reduce(0, +)), how.map { .string($0) } ?? .nil])
        }
      },
      LuaFunction("shop.times", "Repeats.", parameters: .optional("times", Int64.self, "how often", default: Int64(3)))
      {
        .integer($1)
      },
    ])

  /// An object with a method that takes an object of its own type.
  private final class Pair: LuaObject {
    static let luaType = LuaType(
      "Pair", of: Pair.self, summary: "Meets others.",
      methods: [
        LuaFunction("Pair:meet", on: Pair.self, "Meets.", parameters: .required("other", Pair.self, "whom")) {
          _, pair, other in
          let isSame = pair === other
          return .boolean(isSame)
        }
      ])
  }

  private func machine() -> LuaVM {
    let pair = LuaFunction("pair", "Makes one.") { _ in .object(Pair()) }
    return LuaVM(
      LuaConfiguration(modules: [Self.module, Machine.demo], globals: [pair], types: [Counter.luaType, Pair.luaType]))
  }

  @Test func optionsAreReadByTheNamesOfTheirProperties() async throws {
    let values = try await machine().run(
      """
      return shop.order{ plan_code = "vps", pay = true, labels = { "a", "b" }, quantity = 2, duration = "12" }
      """, name: "script.lua")
    #expect(values == ["vps", true, .list(["a", "b"]), 2, 12])
    #expect(try await machine().run("return shop.order{ plan_code = 'x' }", name: "x") == ["x", false, .nil, 1, .nil])
    #expect(try await machine().run("return shop.choose(), shop.choose{ quantity = 7 }", name: "x") == [1, 7])
    #expect(try await machine().run("return shop.times(), shop.times(nil), shop.times(2)", name: "x") == [3, 3, 2])
  }

  @Test func oneOfTwoTypesIsTaken() async throws {
    #expect(try await machine().run("return shop.either(demo.counter('c'))", name: "x") == ["c", .nil])
    #expect(try await machine().run("return shop.either({ 1, 2.0 }, 'fast')", name: "x") == [3, "fast"])
  }

  @Test func aMethodMayTakeItsOwnType() async throws {
    #expect(try await machine().run("local p = pair() return p:meet(p), p:meet(pair())", name: "x") == [true, false])
  }

  @Test(arguments: [
    ("shop.order{}", "shop.order: missing option 'plan_code', expected string"),
    ("shop.order{ plan_code = 1 }", "shop.order: option 'plan_code' must be string, got number 1"),
    ("shop.order{ plan_cod = 'x' }", "shop.order: unknown option 'plan_cod'; did you mean 'plan_code'?"),
    ("shop.order{ plan_code = 'x', duration = 'year' }", "'year' is no period"),
    (
      "shop.order{ plan_code = 'x', duration = true }",
      "shop.order: option 'duration' must be string or integer, got boolean true"
    ),
    ("shop.coupon{ plan_code = 'x' }", "shop.coupon: missing option 'coupon', expected string"),
    ("shop.either('x')", "shop.either: argument 'what' (#1) must be Counter or list of integer, got string \"x\""),
    (
      "shop.either({ 1, 'x' })", "shop.either: argument 'what' (#1) must be list of integer, got string \"x\" as item 2"
    ),
    ("shop.either({}, '\\xff')", "shop.either: argument 'how' (#2) must be text in UTF-8, got other bytes"),
  ]) func mistakesAreNamed(_ call: String, _ message: String) async throws {
    #expect(await Machine.error(of: call, in: machine())?.message == message)
  }

  @Test func theManualSaysWhatIsDeclared() {
    let reference = Self.module.functions[0].reference
    #expect(reference.signature == "shop.order{ plan_code, pay?, labels?, coupon?, quantity?, duration? }")
    guard case .options(let options) = reference.parameters[0].type else {
      Issue.record("no options")
      return
    }
    #expect(options.map(\.defaultText) == [nil, "false", nil, nil, "1", "the offer's"])
    #expect(
      options.map(\.type.description) == [
        "string", "boolean", "list of string", "string", "integer", "string or integer",
      ])
    #expect(Self.module.functions[3].reference.parameters[1].defaultText == "gently")
  }
}
