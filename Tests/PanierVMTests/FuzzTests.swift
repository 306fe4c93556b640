import Glibc
import PanierVM
import Testing

/// Random input, the same for the same seed: nothing may crash, hang or end in anything but a value or an error.
@Suite struct FuzzTests {
  private static let limits = LuaLimits(memory: 32 << 20, luaTime: 60)
  /// How many times 6,000 inputs are tried: `PANIER_FUZZ` says how many in all (`scripts/fuzz`).
  private static let scale: Int = {
    guard let text = getenv("PANIER_FUZZ"), let count = Int(String(cString: text)) else { return 1 }
    return max(1, count / 6000)
  }()

  @Test(arguments: [1, 2, 3] as [UInt64])
  func valuesSurviveTheWayThroughLua(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed)
    let vm = Machine.make(limits: Self.limits)
    for _ in 0..<200 {
      let value = Self.value(&generator, depth: 0)
      try await vm.setGlobal("v", value)
      #expect(try await vm.global("v") == value)
      let copy = try await vm.run("return demo.echo(v)", name: "script.lua")
      #expect(copy == [value])
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func jsonIsTheSameAfterASecondRound(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed)
    let vm = Machine.make(limits: Self.limits)
    let script = """
      local a = json.encode(v)
      local b = json.encode(json.decode(a))
      return a == b
      """
    for _ in 0..<200 {
      try await vm.setGlobal("v", Self.value(&generator, depth: 0, forJSON: true))
      #expect(try await vm.run(script, name: "script.lua") == [true])
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func damagedJSONIsAValueOrAnError(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed)
    let vm = Machine.make(limits: Self.limits)
    let whole = Array(
      #"{"a":[1,-2.5e3,true,null,"x\u00e9\ud83d\ude00\n"],"b":{"c":[[],{}]},"d":12345678901234567890}"#.utf8)
    for _ in 0..<1000 * Self.scale {
      let text = Self.damaged(whole, &generator)
      try await vm.setGlobal("text", .bytes(text))
      let values = try await vm.run("return pcall(json.decode, text)", name: "script.lua")
      if values.first == false, values.count == 2, case .string(let message) = values[1] {
        #expect(message.contains("JSON: "))
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func damagedChunksRunOrFail(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed)
    let whole = Array(
      """
      local t <const> = {1, 2, x = "y", [3.5] = function(...) return select('#', ...) end}
      for i, v in ipairs(t) do goto next; ::next:: end
      local co = coroutine.wrap(function(a) local b <close> = nil; coroutine.yield(a .. [[z]]) end)
      while #t < 3 do t[#t + 1] = demo.add(1, 2) // 1 | 0x10 & ~3 end
      repeat local s = ("%d"):format(#t):gsub("%d+", "%0") until s or not nil
      return co("\\u{e9}\\x41"), demo.echo(t), pcall(error, t)
      """.utf8)
    for _ in 0..<40 * Self.scale {
      let vm = LuaVM(
        LuaConfiguration(level: .recipe, limits: LuaLimits(memory: 8 << 20, luaTime: 0.05), modules: [Machine.demo]))
      do { _ = try await vm.run(Self.damaged(whole, &generator), name: "fuzz.lua") } catch {
        #expect(error is LuaError)
      }
      let source = String(decoding: Self.damaged(whole, &generator), as: UTF8.self)
      do { _ = try await vm.evaluate(source) } catch { #expect(error is LuaError) }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func randomArgumentsAreTakenOrRefused(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed)
    let vm = Machine.make(limits: Self.limits)
    let functions = ["add", "text", "options", "join", "names", "counter", "echo", "wait", "apply", "where"]
    for _ in 0..<900 * Self.scale {
      let count = Int.random(in: 0...4, using: &generator)
      let arguments = (0..<count).map { _ in Self.value(&generator, depth: 1) }
      let name = functions.randomElement(using: &generator) ?? "add"
      let values = try await vm.run(
        "return pcall(demo.\(name), ...)", name: "script.lua", arguments: arguments)
      if values.first == false, name != "apply" {
        guard case .string(let message)? = values.dropFirst().first else {
          Issue.record("\(name) \(arguments) gave \(values)")
          continue
        }
        #expect(message.contains("demo.\(name)"), "\(message)")
      }
    }
  }

  private static func value(_ generator: inout SeededGenerator, depth: Int, forJSON: Bool = false) -> LuaValue {
    switch Int.random(in: 0...(depth < 4 ? 8 : 5), using: &generator) {
    case 0: return .boolean(Bool.random(using: &generator))
    case 1: return .integer(Int64.random(in: .min ... .max, using: &generator))
    case 2: return .number(Double.random(in: -1e6...1e6, using: &generator))
    case 3: return .null
    case 4: return .string(text(&generator))
    case 5:
      if forJSON { return .string(text(&generator)) }
      return .bytes(
        [0xff]
          + (0..<Int.random(in: 0...5, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) })
    case 6, 7:
      let count = Int.random(in: 0...5, using: &generator)
      return .list((0..<count).map { _ in value(&generator, depth: depth + 1, forJSON: forJSON) })
    default:
      var table = LuaTable()
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        table["k" + text(&generator)] = value(&generator, depth: depth + 1, forJSON: forJSON)
      }
      return .table(table)
    }
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let letters = ["a", "b", "\"", "\\", "\n", "é", "😀", "\u{0}", "7", " ", "\u{7f}"]
    return (0..<Int.random(in: 0...8, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "" }
      .joined()
  }

  /// A text with a few bytes dropped, doubled, changed, or cut.
  private static func damaged(_ whole: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var text = whole
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !text.isEmpty {
      let at = Int.random(in: 0..<text.count, using: &generator)
      switch Int.random(in: 0...4, using: &generator) {
      case 0: text.remove(at: at)
      case 1: text.insert(text[at], at: at)
      case 2: text[at] = UInt8.random(in: 0...255, using: &generator)
      case 3: text.swapAt(at, Int.random(in: 0..<text.count, using: &generator))
      default: text = Array(text[..<at])
      }
    }
    return text
  }
}
