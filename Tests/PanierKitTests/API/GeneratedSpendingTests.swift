import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierVM
import Testing

/// Scripts made at random that try to spend more than their budget by any route and any function: none does.
@Suite struct GeneratedSpendingTests {
  private static let writes = RouteTable.shared.operations.filter { $0.routeClass > .read && $0.method != .patch }
  private static let guarded = writes.filter { $0.routeClass == .guard }
  private static let bodies = [
    "{}", "{ dryRun = false }", "{ duration = \"P1Y\", services = { 1 }, dryRun = false }",
    "{ autoPayWithPreferredPaymentMethod = true, waiveRetractationPeriod = true }", "{ orderId = 1, register = true }",
    "{ quantity = 99 }", "{ paymentMethod = { id = 1 } }", "{ paymentMean = \"fidelityAccount\" }",
  ]
  /// What a script can do about a cart `c`, an order `o` and a raw path.
  private static let deeds = [
    "c = cart.new{ keep = true }",
    "c:add{ product = \"domain\", domain = \"free-NUMBER.fr\" }",
    "c:add{ product = \"domain\", domain = \"premium-NUMBER.com\" }",
    "c:add{ product = \"webHosting\", plan = \"hosting-performance-4\", duration = \"P1Y\" }",
    "c:add{ product = \"webHosting\", plan = \"hosting-starter\", duration = \"P1Y\" }",
    "for _, i in ipairs(c:items()) do i:configure{ OWNER_LEGAL_AGE = true } end",
    "for _, i in ipairs(c:items()) do i:update{ quantity = NUMBER } end",
    "o = c:checkout{ waive_retraction = true }", "o = c:checkout{ waive_retraction = true, again = true, pay = true }",
    "o = c:checkout{ max = money(\"20.01 EUR\"), waive_retraction = true }",
    "o = c:checkout{ max = money(\"100000 EUR\"), waive_retraction = true, again = true }",
    "parallel({ 1, 2, 3 }, function() c:checkout{ waive_retraction = true, again = true } end)",
    "s = service.open(me.services(\"domain\")[1])", "s:renew()",
    "s:renew{ duration = \"P3Y\", again = true, pay = true }",
    "s:renew{ max = money(\"1000 EUR\"), strategy = \"all\", again = true }",
    "s = service.open(me.services(\"webHosting\")[1])", "s:upgrade{ plan = \"hosting-performance-4\", again = true }",
    "parallel({ 1, 2, 3 }, function() s:renew{ again = true } end)",
    "api.post(\"/service/\" .. s.id .. \"/renew\", { duration = \"P1Y\", services = { s.id } })",
    "api.post(\"/order/upgrade/webHosting/\" .. s.name .. \"/hosting-pro\", { quantity = 1 })",
    "o:pay()", "o:pay{ method = \"fidelityAccount\" }", "order.list()[1]:pay()",
    "local d = cart.open(c.id) d:checkout{ waive_retraction = true, again = true }",
    "api.put(\"/order/cart/\" .. c.id, { description = \"x\" })", "api.post(\"/order/cart/\" .. c.id .. \"/assign\")",
    "api.post(\"/order/cart/\" .. c.id .. \"/checkout\", { waiveRetractationPeriod = true })",
    "api.post(\"/order/cart/\" .. c.id .. \"/%63heckout\", {})", "api.post(\"/ORDER/CART/\" .. c.id .. \"/CHECKOUT/\")",
    "api.post(\"/me/order/\" .. o.id .. \"/pay\", { paymentMethod = { id = 1 } })",
    "api.post(\"/me/payment/method\", { orderId = o.id })",
  ]

  /// Buys what the cart holds and takes it for the service `s`.
  private static func owning(_ number: Int) -> String {
    "c:checkout{ waive_retraction = true }:pay{ method = \"fidelityAccount\" } s = service.open(\"free-\(number).fr\")"
  }

  private static func script(_ number: Int) -> String {
    var chance = SeededGenerator(seed: UInt64(number))
    let count = Int.random(in: 4...9, using: &chance)
    let deeds = (0..<count).map { _ -> String in
      if Int.random(in: 0..<4, using: &chance) > 0 {
        return Self.deeds[Int.random(in: 0..<Self.deeds.count, using: &chance)]
          .replacing("NUMBER", with: "\(Int.random(in: 1...9, using: &chance))")
      }
      let rows = Bool.random(using: &chance) ? guarded : writes
      let operation = rows[Int.random(in: 0..<rows.count, using: &chance)]
      let path = operation.path.replacing("{", with: "").replacing("}", with: "")
      let body = bodies[Int.random(in: 0..<bodies.count, using: &chance)]
      return "api.\(operation.method.rawValue.lowercased())(\"\(path)\", \(operation.method == .delete ? "{}" : body))"
    }
    // most carts can be ordered, so that there is something to be held back
    let start =
      number % 4 == 0
      ? ""
      : """
      pcall(function()
        c:add{ product = "domain", domain = "free-\(number).fr" }:configure{ OWNER_LEGAL_AGE = true }
        c:assign()
        \(number % 3 == 0 ? owning(number) : "")
      end)

      """
    return "local c, o, s = cart.new()\n" + start + deeds.map { "pcall(function() \($0) end)" }.joined(separator: "\n")
  }

  @Test func noneOfAThousandSpendsMoreThanItsBudget() async throws {
    let budget = try Money("20 EUR")
    var ordered = 0
    var renewed = 0
    // delivered at once, so that there are services to renew and upgrade
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 0
    for number in 1...1000 {
      let simulator = Simulator(configuration: configuration)
      let host = PanierHost.onSimulator(simulator, budget: budget)
      let script = Self.script(number)
      _ = try? await host.run(script, name: "generated-\(number).lua")
      let client = OVHClient.simulated(by: simulator)
      var spent = Money.zero("EUR")
      for id in try await client.orderIDs() {
        if let total = try await client.order(id).priceWithTax { spent = try spent.adding(Money(total)) }
      }
      if spent.ucents > 0 { ordered += 1 }
      if simulator.calls.contains(where: { $0.body.contains("\"dryRun\":false") && $0.status == 200 }) { renewed += 1 }
      #expect(spent.ucents <= budget.ucents, "script \(number) spent \(spent):\n\(script)")
      for call in simulator.calls where call.method != "GET" {
        let method = try #require(HTTPMethod(rawValue: call.method))
        let kind = try ResolvedCall(APIRequest(method, call.path)).routeClass
        let isOfTheGuard =
          call.path.hasSuffix("/checkout") || call.path.hasPrefix("/me/order/")
          || call.path.hasSuffix("/renew") || call.path.hasPrefix("/order/upgrade/")
        #expect(kind == .free || (kind == .guard && isOfTheGuard), "script \(number): \(call.method) \(call.path)")
      }
    }
    // scripts that spend nothing at all would prove nothing
    #expect(ordered > 20)
    #expect(renewed > 20)
  }
}
