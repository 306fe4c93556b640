import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// `panier orders` as an operator meets it.
@Suite struct OrdersCommandTests {
  private static let domain = """
    local c = cart.new{ subsidiary = "FR" }
    c:add(c:offers(arg[1]):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    print(c:assign():checkout{ waive_retraction = true }.id)
    """
  private static let hosting = """
    local c = cart.new{ subsidiary = "FR" }
    c:add{ product = "webHosting", plan = "hosting-perso", duration = "P1Y" }
    print(c:assign():checkout{}.id)
    """

  /// One operator of one simulator.
  private struct Operator: Sendable {
    let running: RunningSimulator
    let environment: [String: String]
    let folder: String

    func run(_ arguments: String...) async throws -> PanierProcess {
      try await PanierProcess.run(arguments, environment: environment)
    }

    /// Orders something and tells its number.
    func order(_ script: String, _ name: String = "") async throws -> String {
      let path = folder + "/order.lua"
      try script.write(toFile: path, atomically: false, encoding: .utf8)
      let made = try await PanierProcess.run([path, "--yes", name], environment: environment)
      #expect(made.status == 0, "\(made.errors)")
      return made.output.trimmingCharacters(in: .newlines)
    }
  }

  private func withOperator(_ body: @Sendable (Operator) async throws -> Void) async throws {
    let state = try TemporaryFolder()
    let path = state.path
    let start = Date()
    try await RunningSimulator.with(.http, clock: { start }) { running in
      try await body(
        Operator(
          running: running,
          environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
            .merging(["XDG_STATE_HOME": path]) { $1 },
          folder: path))
    }
    withExtendedLifetime(state) {}
  }

  @Test func listsWhatWasBoughtByWhom() async throws {
    try await withOperator { me in
      let first = try await me.order(Self.domain, "free-one.fr")
      let second = try await me.order(Self.hosting)
      let listed = try await me.run("orders", "-o", "json")
      let orders = try #require(try JSONValue(parsing: listed.output).array)
      #expect(orders.map { $0["id"]?.int64.map(String.init) } == [second, first])
      #expect(orders.map { $0["things"] } == [["webHosting hosting-perso P1Y"], ["free-one.fr create P1Y"]])
      #expect(orders.map { $0["by"]?.string?.hasSuffix("/order.lua:3") } == [true, true])
      #expect(orders.map { $0["status"] } == ["notPaid", "notPaid"])
      // A name is bought without the right of withdrawal.
      #expect(orders.map { $0["retractable_until"]?.isNull } == [false, true])
      let retractable = try await me.run("orders", "list", "--retractable", "-o", "csv")
      #expect(
        retractable.output.hasPrefix("Order,Date,What,By,Status,Due,\"Total, incl. tax\",Withdraw until\n\(second),"))
      #expect(retractable.output.split(separator: "\n").count == 2)
      let table = try await me.run("orders", "--text", "FREE-ONE", "--limit", "1", "--status", "notpaid")
      #expect(table.output.contains("│ free-one.fr create P1Y │") && table.errors.isEmpty)
      let newest = try await me.run("orders", "--limit", "1")
      #expect(newest.output.hasSuffix("1 older order was not looked at; --limit shows more\n"))
      let none = try await me.run("orders", "--to", "2001-01-01")
      #expect(none.output == "no orders\n")
    }
  }

  @Test func paysFollowsAndShowsAnOrder() async throws {
    try await withOperator { me in
      let id = try await me.order(Self.domain, "free-one.fr")
      let waiting = try await me.run("orders", "follow", id, "-q")
      #expect(waiting.status == 3)
      #expect(
        waiting.errors == "panier: order \(id) waits for its payment; panier orders pay \(id) pays it\n")
      let silent = try await me.run("orders", "pay", id)
      #expect(silent.status == 3 && me.running.count(of: "POST /me/order/{id}/pay") == 0)
      // What it contains is said before anything is sent.
      #expect(
        silent.errors.hasPrefix(
          "panier: order \(id) contains:\n  7.79 EUR  free-one.fr - .fr demande d'enregistrement - 1 an\n"))
      let shown = try await me.run("orders", "pay", id, "--quote", "-q", "-o", "json")
      #expect(shown.status == 0)
      #expect(
        try JSONValue(parsing: shown.output)["done"]?.string?.hasPrefix("would be paid with payment method ") == true)
      let poor = try await me.run("orders", "pay", id, "--yes", "--budget", "6 EUR")
      #expect(poor.status == 7 && me.running.count(of: "POST /me/order/{id}/pay") == 0)
      let paid = try await me.run("orders", "pay", id, "--yes", "--budget", "7 EUR", "-o", "csv")
      #expect(paid.status == 0, "\(paid.errors)")
      #expect(paid.output.hasPrefix("Order,Done,\"Total, incl. tax\"\n\(id),paid with payment method "))
      let again = try await me.run("orders", "pay", id, "--yes")
      #expect(again.status == 3 && me.running.count(of: "POST /me/order/{id}/pay") == 1)

      let early = try await me.run("orders", "follow", id, "--timeout", "0.01", "-q")
      #expect(early.status == 124)
      #expect(
        early.errors
          == "panier: order \(id) is checking after 0.01 s; it goes on by itself: panier orders follow \(id) looks again, "
          + "with --timeout SECONDS for longer\n")
      me.running.simulator.advance(by: 10)
      let followed = try await me.run("orders", "follow", id, "-o", "json", "-q")
      #expect(
        try JSONValue(parsing: followed.output)
          == .object(
            JSONObject([
              ("id", JSONValue(Int64(id) ?? 0)), ("status", "delivered"), ("services", ["free-one.fr"]),
            ])))
      #expect(followed.status == 0 && followed.errors.isEmpty)
      let sheet = try await me.run("orders", "show", id)
      for part in [
        "│ bought", "free-one.fr create P1Y", "/order.lua:3 (entry 1 of the journal)", "payment: paid",
        "no right of withdrawal", "Total incl. tax", "AVAILABLE", "Services",
      ] { #expect(sheet.output.contains(part), "\(part) in \(sheet.output)") }
      let data = try JSONValue(parsing: try await me.run("orders", "show", id, "-o", "json").output)
      #expect(data["services"] == ["free-one.fr"] && data["contracts"]?.array?.isEmpty == false)
      #expect(data["follow_up"]?.array?.count == 4)
    }
  }

  @Test func withdrawsWithinTheFourteenDays() async throws {
    try await withOperator { me in
      let name = try await me.order(Self.domain, "free-one.fr")
      let id = try await me.order(Self.hosting)
      let none = try await me.run("orders", "retract", name, "--reason", "other", "--yes")
      #expect(
        none.errors.hasSuffix(
          "panier: order \(name) cannot be withdrawn from: the 14-day right was given up or is over\n"))
      #expect(none.status == 3)
      let silent = try await me.run("orders", "retract", id, "--reason", "other")
      #expect(silent.status == 3)
      let done = try await me.run("orders", "retract", id, "--reason", "other", "--yes", "-q", "-o", "json")
      #expect(try JSONValue(parsing: done.output)["done"] == "withdrawn from, reason other")
      #expect(me.running.count(of: "POST /me/order/{id}/retraction") == 1)
      let left = try await me.run("orders", "list", "--retractable")
      #expect(left.output == "no orders\n")
    }
  }

  @Test(arguments: [
    (
      ["orders", "retract", "1", "--reason", "expensiv"],
      "The value 'expensiv' is invalid for '--reason <reason>': 'expensiv' is no reason to withdraw; did you mean "
        + "'expensive'?; panier --help lists what there is"
    ),
    (
      ["orders", "--status", "paid"],
      "The value 'paid' is invalid for '--status <status>': 'paid' is no state of an order; use one of notPaid, checking, "
        + "documentsRequested, delivering, delivered, cancelling, cancelled, unknown; panier --help lists what there is"
    ),
    (
      ["orders", "--from", "yesterday"],
      "The value 'yesterday' is invalid for '--from <from>': 'yesterday' is not a date; write ISO 8601, as in 2026-11-24 or "
        + "2026-11-24T10:00:00+01:00; panier --help lists what there is"
    ),
    (
      ["orders", "pay", "1", "--id", "2"],
      "--id goes with a means by its name: --method creditCard --id 12; panier --help lists what there is"
    ),
  ])
  func saysWhatIsWrong(arguments: [String], sentence: String) async throws {
    let result = try await PanierProcess.run(arguments)
    #expect(result.errors == "panier: \(sentence)\n")
    #expect(result.status == 2)
  }

  @Test func showsNoOrderThatTheAccountDoesNotHave() async throws {
    let result = try await PanierProcess.run(["orders", "show", "7"])
    #expect(result.status == 4 && result.output.isEmpty)
  }
}
