import OVHClient
import OVHSimulator
import PanierOrdering
import PanierRecipes
import PanierReference
import PanierTesting
import PanierVM
import Testing

@testable import PanierKit

/// Recipes below *order* that try everything they can reach, one after the other.
struct GeneratedRecipeTests {
  private static let count = 1000

  /// What no recipe below *order* may call, as refusals name it.
  private static let beyond: Set<String> = Set(
    FunctionRung.all.compactMap { name, rung in
      guard case .at(let risk) = rung, risk >= .order else { return nil }
      return name.prefix(1).lowercased() + name.dropFirst()
    })

  @Test(.timeLimit(.minutes(20))) func belowOrderNothingSpends() async throws {
    try await RunningSimulator.with { running in
      let operatorsOwn = ScriptHarness(running)
      // An unpaid order and a cart that only waits for its checkout: whatever is left to do is the one forbidden call.
      let values = try await operatorsOwn.run(
        """
        local function filled(name)
          local c = cart.new{ keep = true }
          c:add(c:offers(name):cheapest()):configure{ OWNER_LEGAL_AGE = true }
          c:assign()
          return c
        end
        local bought, open, moved = filled("free-bought.fr"), filled("free-open.fr"), cart.new{ keep = true }
        bought:checkout{ waive_retraction = true }
        moved:add{ domain = "taken-a.fr", action = "transfer" }:configure{
          OWNER_LEGAL_AGE = true, AUTH_INFO = "wrong-code",
        }
        moved:assign():checkout{ waive_retraction = true }:pay{ method = "fidelityAccount" }
        assert(#me.tasks() > 0 and #service.list() > 0)
        return bought.id, open.id, moved.id
        """)
      let carts = values.compactMap { if case .string(let id) = $0 { id } else { nil } }
      #expect(carts.count == 3)
      let before = running.simulator.calls.count
      var generator = SeededGenerator(seed: 20_260_820)
      let recipes = (0..<Self.count).map { number in RecipeGenerator.recipe(number, &generator) }
      let tried = recipes.reduce(into: Set<String>()) { $0.formUnion($1.tried) }
      #expect(Set(RecipeGenerator.everything).subtracting(tried).isEmpty)
      let refused = try await withThrowingTaskGroup(of: [String].self) { group in
        for part in 0..<4 {
          group.addTask {
            var refused: [String] = []
            for number in stride(from: part, to: recipes.count, by: 4) {
              do {
                let values = try await RecipeHarness(running).run(recipes[number].text)
                guard case .table(let names)? = values.first else { continue }
                refused += names.array.compactMap { if case .string(let name) = $0 { name } else { nil } }
              } catch is LuaError {
                // One that used up what it may, or that started something and did not wait for its end.
                continue
              }
            }
            return refused
          }
        }
        return try await group.reduce([], +)
      }
      // They did try: each of what spends or changes more than a draft, on something that it would have worked on.
      #expect(Self.beyond.subtracting(refused).sorted() == [])
      #expect(refused.count > Self.count)
      let calls = running.simulator.calls[before...]
      #expect(calls.filter { !Self.isHarmless($0, carts) }.map { "\($0.method) \($0.path)" } == [])
      #expect(calls.count { $0.method != "GET" } > Self.count)
    }
  }

  /// Whether a call changes nothing but drafts of the recipes' own, and contacts, which the risk *quote* opens.
  private static func isHarmless(_ call: Simulator.ReceivedCall, _ carts: [String]) -> Bool {
    let parts = call.path.split(separator: "/").map(String.init)
    switch (call.method, parts.first, parts.dropFirst().first) {
    case ("GET", _, _): return true
    case (_, "order", "cart"): return parts.last != "checkout" && carts.allSatisfy { !parts.contains($0) }
    case ("POST", "me", "contact"), ("PUT", "me", "contact"): return true
    // What a service would cost.
    case ("POST", "service", _): return parts.last == "simulate" || call.body.contains(#""dryRun":true"#)
    case ("POST", "order", "cartServiceOption"): return !parts.contains("checkout")
    default: return false
    }
  }
}

/// Writes recipes that call whatever there is with whatever is at hand.
enum RecipeGenerator {
  /// Every function and method of the host, and what spends by another way.
  static let everything: [String] = {
    let functions = PanierLibrary.modules.flatMap(\.functions) + PanierLibrary.globals
    let methods = PanierLibrary.types.flatMap(\.methods)
    return (functions + methods).map(\.reference.name)
  }()

  /// A recipe and what it tries.
  static func recipe(_ number: Int, _ generator: inout SeededGenerator) -> (text: String, tried: Set<String>) {
    var tried: Set<String> = []
    var lines: [String] = []
    for step in 0..<24 {
      // Each recipe begins somewhere else, so that together they try all of it.
      let name = step < 8 ? everything[(number * 8 + step) % everything.count] : pick(everything, &generator)
      tried.insert(name)
      lines.append(attempt(name, &generator))
    }
    let extra = [
      "try(function() return get(0, 'Cart'):checkout{ waive_retraction = true, again = true } end)",
      "try(function() return get(0, 'Cart').checkout(get(0, 'Cart'), { pay = true }) end)",
      "try(function() return get(0, 'Order'):pay{ method = 'fidelityAccount' } end)",
      "try(function() for _, found in pairs(cart.list()) do try(found.checkout, found, { waive_retraction = true }) end end)",
      "for _, found in pairs(service.list()) do try(function() return found:renew{} end) end",
      "try(function() return service.list('vps')[1]:upgrade{ plan = 'vps-2025-model2' } end)",
      "try(function() return service.list('domain')[1]:auto_renew(false) end)",
      "try(function() return service.list('domain')[1]:lock(false) end)",
      "try(function() return service.list('domain')[1]:dnssec(false) end)",
      "try(function() return service.list('domain')[1]:name_servers{ 'ns1.free-a.fr', 'ns2.free-a.fr' } end)",
      "try(function() return me.tasks()[1]:fix{ authInfo = 'right-code' } end)",
      "try(function() return me.tasks()[1]:relaunch() end) try(function() return me.tasks()[1]:cancel() end)",
      "try(function() return order.list()[1]:retract{ reason = 'other' } end)",
      "for _, found in pairs(order.list()) do try(function() return found:pay{ method = 'fidelityAccount' } end) end",
      "try(function() return order.list()[1]:url() end)",
      "try(function() return getmetatable('').__index end) try(function() return getmetatable(get(0, 'Cart')).__index end)",
      "try(function() return rawset(cart, 'new', nil) end) try(function() cart.checkout = 1 end)",
      "try(function() for key, value in pairs(_G) do if type(value) == 'table' then walk(value, 3) end end end)",
    ]
    lines.append(pick(extra, &generator))
    lines.append(pick(extra, &generator))
    lines.shuffle(using: &generator)
    let risk = pick(["read", "quote"], &generator)
    let text = """
      return recipe{
        name = "generated-\(number)", version = "1.0.0", summary = "Tries.", risk = "\(risk)",
        limits = { calls = 400, minutes = 5 },
        run = function()
          local pool, refused = {}, {}
          local function keep(...)
            for index = 1, select("#", ...) do
              local value = select(index, ...)
              if value ~= nil then pool[#pool + 1] = value end
            end
          end
          local function try(f, ...)
            local results = table.pack(pcall(f, ...))
            if results[1] then return keep(table.unpack(results, 2, results.n)) end
            refused[#refused + 1] = tostring(results[2]):match("([%w_:.]+) needs the risk")
          end
          local function get(at, kind)
            for index = #pool - at, 1, -1 do
              if kind == nil or tostring(pool[index]):find(kind, 1, true) then return pool[index] end
            end
            return pool[1]
          end
          local function walk(value, depth)
            if depth == 0 or type(value) ~= "table" then return end
            for _, inner in pairs(value) do
              if type(inner) == "function" and not ignored[inner] then try(inner, get(0), get(1)) end
              walk(inner, depth - 1)
            end
          end
          ignored = { [print] = true, [error] = true, [coroutine.wrap] = true, [os.exit] = true, [sleep] = true }
          try(function() keep(cart.list()[1]) end)
          try(function() keep(order.list()[1]) end)
          try(function()
            local c = cart.new()
            keep(c)
            local offer = c:offers("free-mine-\(number).fr"):cheapest()
            keep(offer)
            keep(c:add(offer):configure{ OWNER_LEGAL_AGE = true })
            c:assign()
            keep(c:quote())
            keep(c)
          end)
          \(lines.joined(separator: "\n    "))
          try(cart.new)
          try(function() get(0, "Cart"):checkout() end)
          return refused
        end,
      }
      """
    return (text.replacing("local function walk", with: "local ignored = {}\n    local function walk"), tried)
  }

  private static let arguments = [
    "get(0)", "get(1)", "get(2, 'Cart')", "get(0, 'Cart')", "get(0, 'Quote')", "get(0, 'Order')", "get(0, 'Offer')",
    "get(0, 'Item')", "'free-other.fr'", "'/order/cart'", "'/me/order'", "1", "true", "nil", "-1", "'P1Y'", "'20 EUR'",
    "{ pay = true, waive_retraction = true, again = true, max = '1000 EUR' }",
    "{ quote = get(0, 'Quote'), waive_retraction = true }", "{ product = 'domain', domain = 'free-third.fr' }",
    "{ method = 'fidelityAccount' }", "{ keep = true }", "function(...) return ... end",
    "function() return get(0, 'Cart'):checkout{ waive_retraction = true } end", "{ get(0), get(1) }",
    "{ autoPayWithPreferredPaymentMethod = true, waiveRetractationPeriod = true }",
  ]

  private static func attempt(_ name: String, _ generator: inout SeededGenerator) -> String {
    let given = (0..<Int.random(in: 0...3, using: &generator)).map { _ in pick(arguments, &generator) }
    let list = given.joined(separator: ", ")
    let call: String
    if let colon = name.firstIndex(of: ":") {
      let method = name[name.index(after: colon)...]
      call = "get(0, '\(name[..<colon])'):\(method)(\(list))"
    } else if name.split(separator: ".").count == 2, ["date", "domain", "host"].contains(name.prefix { $0 != "." }) {
      call = "require('panier.\(name.prefix { $0 != "." })').\(name.split(separator: ".")[1])(\(list))"
    } else {
      // What asks or waits for long only holds the test up.
      call = name == "sleep" ? "sleep(0)" : "\(name)(\(list))"
    }
    let body = "function() return \(call) end"
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return "try(coroutine.wrap(\(body)))"
    case 1: return "try(function() return spawn(\(body)):wait() end)"
    case 2: return "try(function() return parallel({ 1, 2 }, \(body), { on_error = 'collect' }) end)"
    case 3: return "try(function() return timeout(5, \(body)) end)"
    default: return "try(\(body))"
    }
  }

  private static func pick<Element>(_ elements: [Element], _ generator: inout SeededGenerator) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }
}
