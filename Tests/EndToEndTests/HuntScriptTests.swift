import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// The scripts for before and after the cart: a server hunt, what is due, what it costs, a ready WordPress.
@Suite struct HuntScriptTests {
  private static let availabilities = "GET /dedicated/server/datacenter/availabilities"
  private static let checkout = "POST /order/cart/{id}/checkout"

  private func environment(_ running: RunningSimulator) -> [String: String] {
    PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
  }

  /// A place where no server of a plan can be ordered at first.
  private func emptyPlace(_ running: RunningSimulator, _ plan: String = "24sk20") async throws -> String {
    let places = try await running.client.serverStock(planCode: plan).flatMap(\.datacenters)
    let empty = Dictionary(grouping: places, by: \.datacenter).filter {
      $0.value.allSatisfy { !$0.availability.isOrderable }
    }
    return try #require(empty.keys.sorted().first)
  }

  @Test func theHuntOrdersOnceInAPlaceThatIsNamed() async throws {
    try await RunningSimulator.with(.http) { running in
      let empty = try await emptyPlace(running)
      running.fault("status", on: Self.availabilities, times: 1, status: 503)
      let result = try await PanierProcess.run(
        ["scripts/watch-and-buy.lua", "24sk20", "\(empty),gra", "max=200 EUR", "every=0.2", "--yes"],
        environment: environment(running))
      #expect(result.status == 0)
      #expect(result.output.contains("ordered 24sk20 in gra for "))
      #expect(result.output.contains("Chosen options, excl. tax"))
      #expect(running.count(of: Self.checkout) == 1)
      let places = running.simulator.calls(of: "POST /order/cart/{cartId}/item/{itemId}/configuration")
        .filter { $0.body.contains("dedicated_datacenter") }
      #expect(places.allSatisfy { $0.body.contains("\"gra\"") })
      #expect(places.count == 1)
    }
  }

  @Test func theHuntStaysBelowItsCeilingAndLeavesNoCart() async throws {
    try await RunningSimulator.with(.http) { running in
      let result = try await PanierProcess.run(
        ["scripts/watch-and-buy.lua", "24sk20", "gra", "max=1 EUR", "--yes"], environment: environment(running))
      #expect(result.status == 7)
      #expect(running.count(of: Self.checkout) == 0)
      #expect(running.count(of: "POST /order/cart") == running.count(of: "DELETE /order/cart/{id}"))
    }
  }

  @Test func theHuntEndsWithItsTime() async throws {
    try await RunningSimulator.with(.http) { running in
      let empty = try await emptyPlace(running)
      let result = try await PanierProcess.run(
        ["scripts/watch-and-buy.lua", "24sk20", empty, "max=200 EUR", "every=0.1", "timeout=0.5", "--yes"],
        environment: environment(running))
      #expect(result.status == 8)
      #expect(result.errors.contains("nothing of eco 24sk20 in \(empty) can be ordered after 0.5 s"))
      #expect(running.count(of: "POST /order/cart") == 0)
    }
  }

  @Test func theHuntStopsOnCtrlC() async throws {
    let (looks, continuation) = AsyncStream<Void>.makeStream()
    var configuration = SimulatorConfiguration()
    configuration.observer = { request, _ in
      if request.path.hasSuffix("/availabilities") { continuation.yield() }
    }
    try await RunningSimulator.with(.http, configuration: configuration) { running in
      let empty = try await emptyPlace(running)
      let process = try RunningPanier(
        ["scripts/watch-and-buy.lua", "24sk20", empty, "max=200 EUR", "every=0.1", "--yes"],
        environment: environment(running))
      // The test's own look, the first of the script, and one after a pause.
      var iterator = looks.makeAsyncIterator()
      for _ in 0..<3 { await iterator.next() }
      process.interrupt()
      #expect(await process.status == 130)
      #expect(running.count(of: "POST /order/cart") == running.count(of: "DELETE /order/cart/{id}"))
      #expect(running.count(of: Self.checkout) == 0)
    }
  }

  @Test func theHuntStopsOnCtrlCWithACartInItsHand() async throws {
    let (quotes, continuation) = AsyncStream<Void>.makeStream()
    var configuration = SimulatorConfiguration()
    configuration.observer = { request, _ in
      if request.method == "GET", request.path.hasSuffix("/checkout") { continuation.yield() }
    }
    try await RunningSimulator.with(.http, configuration: configuration) { running in
      running.delay("GET /order/cart/{cartId}/checkout", milliseconds: 600_000)
      let process = try RunningPanier(
        ["scripts/watch-and-buy.lua", "24sk20", "gra", "max=200 EUR", "--yes"], environment: environment(running))
      var iterator = quotes.makeAsyncIterator()
      await iterator.next()
      process.interrupt()
      #expect(await process.status == 130)
      #expect(running.count(of: "POST /order/cart") == 1)
      #expect(running.count(of: "DELETE /order/cart/{id}") == 1)
      #expect(running.count(of: Self.checkout) == 0)
    }
  }

  @Test func theHuntOrdersOnceThoughTheAnswerIsLost() async throws {
    try await RunningSimulator.with(.http) { running in
      running.fault("drop_after_commit", on: "POST /order/cart/{cartId}/checkout")
      let result = try await PanierProcess.run(
        ["scripts/watch-and-buy.lua", "24sk20", "gra", "max=200 EUR", "--yes"], environment: environment(running))
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("ordered 24sk20 in gra for "))
      #expect(running.count(of: Self.checkout) == 1)
      #expect(try await running.client.orderIDs().count == 1)
    }
  }

  @Test func whatIsDueIsRenewedWithinACeiling() async throws {
    try await RunningSimulator.with(.http) { running in
      let dry = try await PanierProcess.run(
        ["scripts/renew-due.lua", "max=20 EUR", "within=60d", "dry=true"], environment: environment(running))
      #expect(dry.status == 0)
      #expect(dry.output.contains("would be renewed"))
      #expect(running.simulator.calls.filter { $0.body.contains(#""dryRun":false"#) }.isEmpty)
      let result = try await PanierProcess.run(
        ["scripts/renew-due.lua", "max=20 EUR", "within=60d", "product=domain", "--yes"],
        environment: environment(running))
      #expect(result.status == 0)
      #expect(result.output.contains("above what is left"))
      #expect(running.simulator.calls.filter { $0.body.contains(#""dryRun":false"#) }.count == 1)
      let none = try await PanierProcess.run(
        ["scripts/renew-due.lua", "max=1 EUR", "--yes"], environment: environment(running))
      #expect(none.status == 8)
    }
  }

  @Test func aPortfolioCostsItsBillsOfAYear() async throws {
    try await RunningSimulator.with(.http) { running in
      let result = try await PanierProcess.run(["scripts/portfolio-cost.lua"], environment: environment(running))
      #expect(result.status == 0)
      #expect(result.output.contains("Services over 12 months, excl. tax"))
      #expect(result.output.contains("owned-shop.fr"))
      #expect(result.output.contains("all of it: "))
      // The VPS is billed each month of twelve.
      #expect(result.output.contains("59.88 EUR") || result.output.contains("64.87 EUR"))
    }
  }

  @Test func anEmptyCartBecomesAWordPress() async throws {
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 0
    try await RunningSimulator.with(.http, configuration: configuration) { running in
      let result = try await PanierProcess.run(
        [
          "scripts/wordpress.lua", "free-site.fr", "max=60 EUR", "--budget", "60 EUR", "--yes", "--allow",
          "POST /hosting/web/*/*",
        ], environment: environment(running))
      #expect(result.status == 0)
      #expect(result.output.contains("WordPress 6.8 for "))
      #expect(result.output.contains(": https://free-site.fr/"))
      #expect(running.count(of: Self.checkout) == 1)
      let dear = try await PanierProcess.run(
        ["scripts/wordpress.lua", "free-other.fr", "max=60 EUR", "--budget", "10 EUR", "--yes"],
        environment: environment(running))
      #expect(dear.status == 7)
      #expect(running.count(of: Self.checkout) == 1)
    }
  }
}
