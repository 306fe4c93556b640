import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTesting
import Testing

/// Scripts that try to beat a budget with every function that they can reach, side by side with a checkout.
@Suite struct BudgetAttackTests {
  private static let budget: Int64 = 20
  private static let dear =
    "planCode = \"hosting-performance-4\", duration = \"P1Y\", pricingMode = \"default\", quantity = 5"

  /// What a script may do while its cart is checked out; `c` is the cart, `item` its item.
  private static let deeds = [
    "c:add{ product = \"webHosting\", plan = \"hosting-performance-4\", duration = \"P1Y\", quantity = 5 }",
    "c:add(c:offers(\"free-more.fr\"):cheapest()):configure{ OWNER_LEGAL_AGE = true }",
    "c:add{ domain = \"premium-x.fr\", premium = true }:configure{ OWNER_LEGAL_AGE = true }",
    "item:update{ duration = \"P10Y\" }", "item:update{ quantity = 9 }", "item:remove()", "c:coupon(\"WELCOME\")",
    "c:remove(item)", "c:delete()", "c:update{ description = \"x\" }", "c:assign()",
    "api.post(\"/order/cart/\" .. c.id .. \"/webHosting\", { \(dear) })",
    "api.post(\"/v1/order/cart/\" .. c.id .. \"/webHosting\", { \(dear) })",
    "api.put(\"/order/cart/\" .. c.id .. \"/item/\" .. item.id, { quantity = 9 })",
    "api.post(\"/order/cart/\" .. c.id .. \"/checkout\", {})",
    "api.post(\"/order/cart/\" .. c.id .. \"/coupon\", { coupon = \"WELCOME\" })",
    "c:checkout{ waive_retraction = true, max = \"9999 EUR\", again = true }",
    "cart.open(c.id):checkout{ waive_retraction = true, pay = true, again = true }",
    "another():checkout{ waive_retraction = true, pay = true, again = true }",
    "another():checkout{ waive_retraction = true, max = money(\"100000 EUR\"), again = true }",
    "for _, o in ipairs(order.list()) do o:pay{ max = \"9999 EUR\" } end",
    "for _, o in ipairs(order.list()) do o:retract{ reason = \"other\" } end",
    "parallel({ 1, 2, 3 }, function() another():checkout{ waive_retraction = true, again = true } end)",
    "local d = another() d:add{ product = \"webHosting\", plan = \"hosting-perso\", duration = \"P1Y\" } "
      + "d:checkout{ quote = c:quote(), waive_retraction = true, again = true }",
    "api.get(\"/me\")", "c:quote()", "c:summary()", "c:items()", "sleep(0)",
  ]

  private func script(_ seed: UInt64) -> String {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    func deed() -> String { Self.deeds[next(Self.deeds.count)] }
    var text = """
      local count = 0
      local function another()
        count = count + 1
        local d = cart.new()
        d:add(d:offers("free-another" .. count .. ".fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
        return d:assign()
      end
      local c = cart.new()
      local item = c:add(c:offers("free-main.fr"):cheapest())
      item:configure{ OWNER_LEGAL_AGE = true }
      c:assign()

      """
    for _ in 0..<(1 + next(4)) {
      let pause = next(2) == 0 ? "api.get(\"/me\") " : ""
      text +=
        "spawn(function() \(pause)pcall(function() \(deed()) end) \(next(2) == 0 ? "pcall(function() \(deed()) end) " : "")end)\n"
    }
    text += "pcall(function() c:checkout{ waive_retraction = true, pay = \(next(2) == 0) } end)\n"
    for _ in 0..<next(3) { text += "pcall(function() \(deed()) end)\n" }
    return text
  }

  @Test(arguments: 0..<10) func noneBeatsIt(part: Int) async throws {
    for seed in part * 100..<(part + 1) * 100 {
      let source = script(UInt64(seed))
      try await RunningSimulator.with(.inProcess) { running in
        let lua = ScriptHarness(running, budget: Money(ucents: Self.budget * Money.unit, currency: "EUR"))
        _ = try? await lua.host.run(source, name: "attack.lua")
        var sum: Int64 = 0
        for id in try await running.client.orderIDs() {
          sum += try await running.client.order(id).priceWithTax?.ucents ?? 0
        }
        #expect(sum <= Self.budget * Money.unit, "\(seed): \(Money(ucents: sum, currency: "EUR"))\n\(source)")
        running.simulator.forgetCalls()
      }
    }
  }
}
