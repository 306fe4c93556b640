import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// Lost, late and growing orders as an operator meets them: exit codes, sentences, and what later runs do.
@Suite struct LostOrderTests {
  private static let route = "POST /order/cart/{cartId}/checkout"
  private static let fill = """
    local c = cart.new()
    c:add(c:offers("free-lost.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()

    """
  private static let order = fill + "print(c:checkout{ waive_retraction = true }.id)"

  /// Runs a body with a simulator and the environment of processes that share one state folder.
  private func withShop(
    _ body: @Sendable (RunningSimulator, [String: String]) async throws -> Void
  ) async throws {
    let state = try TemporaryFolder()
    let path = state.path
    // The simulator's clock stands still, however long the processes take; a test moves it on.
    let start = Date()
    try await RunningSimulator.with(.http, clock: { start }) { running in
      try await body(
        running,
        PanierProcess.simulatorKeys(running.client.endpoint.baseURL).merging(["XDG_STATE_HOME": path]) { $1 })
    }
    withExtendedLifetime(state) {}
  }

  @Test(arguments: [2, 8, 60, 800] as [Int64]) func areKnownToALaterRunAndNotOrderedTwice(seconds: Int64) async throws {
    try await withShop { running, environment in
      try running.simulator.strike(.lateCommit(on: Self.route, milliseconds: seconds * 1000, answer: .status(504)))
      let first = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
      #expect(first.status == 9)
      #expect(
        first.errors.contains(
          "and it is not known whether an order was made; 6.71 EUR stay reserved; 'panier "
            + "journal reconcile' settles it when the order shows, and otherwise after "))
      let second = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
      #expect(second.status == 9)
      #expect(second.errors.contains("its ending is not known; nothing was ordered now, see 'panier journal show 1'"))
      running.simulator.advance(by: Double(seconds))
      let third = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
      #expect(third.status == 3 && third.errors.contains("the same was ordered for 6.71 EUR with tax at "))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
      #expect(try await running.client.orderIDs().count == 1)
    }
  }

  @Test func endWithNineAlsoWhenTheScriptKeepsItToItself() async throws {
    try await withShop { running, environment in
      running.fault("drop_before_commit", on: Self.route)
      let script = Self.fill + "pcall(c.checkout, c, { waive_retraction = true }) print(\"all is well\")"
      let run = try await PanierProcess.run(["--yes", "-e", script], environment: environment)
      #expect(run.status == 9 && run.output == "all is well\n")
      #expect(run.errors.contains("it is not known what became of the order of "))
      // The cart is kept, whatever it became.
      #expect(running.count(of: "DELETE /order/cart/{id}") == 0)
      running.simulator.advance(by: 920)
      let reconciled = try await PanierProcess.run(["journal", "reconcile"], environment: environment)
      #expect(reconciled.status == 0 && reconciled.output.contains("│ not ordered │"))
    }
  }

  @Test func areNotOrderedTwiceAfterAKillBeforeTheyCome() async throws {
    try await withShop { running, environment in
      try running.simulator.strike(.lateCommit(on: Self.route, milliseconds: 800_000, answer: .hang))
      let process = try RunningPanier(["--yes", "-e", Self.order], environment: environment)
      while running.count(of: "POST /order/cart/{id}/checkout") == 0 { await Task.yield() }
      process.kill()
      _ = await process.status
      let second = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
      #expect(second.status == 9)
      running.simulator.advance(by: 800)
      let reconciled = try await PanierProcess.run(["journal", "reconcile"], environment: environment)
      #expect(reconciled.status == 0 && reconciled.output.contains("│ ordered │"))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
  }

  @Test func costNoMoreThanWasAllowedWhenTheCartGrows() async throws {
    try await withShop { running, environment in
      let script =
        Self.fill + """
          spawn(function()
            api.get("/me")
            c:add{ product = "webHosting", plan = "hosting-performance-4", duration = "P1Y", quantity = 5 }
          end)
          print(c:checkout{ max = "10 EUR", waive_retraction = true, pay = true }.total)
          """
      let run = try await PanierProcess.run(
        ["--yes", "--budget", "10 EUR", "-e", script], environment: environment)
      var sum: Int64 = 0
      for id in try await running.client.orderIDs() {
        sum += try await running.client.order(id).priceWithTax?.ucents ?? 0
      }
      #expect(sum <= 1_000_000_000, "\(run.output) \(run.errors)")
    }
  }

  @Test func areOnlyShownWithQuoteWhenTheyArePaidOrWithdrawnFrom() async throws {
    try await withShop { running, environment in
      let ordered = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
      let id = ordered.output.trimmingCharacters(in: .newlines)
      let paid = try await PanierProcess.run(
        ["--yes", "--quote", "-e", "order.open(\(id)):pay() print('not reached')"], environment: environment)
      #expect(paid.status == 0)
      #expect(
        paid.output.hasPrefix("order \(id) would be paid with payment method ") && !paid.output.contains("reached"))
      #expect(running.count(of: "POST /me/order/{id}/pay") == 0)
    }
  }

  @Test(arguments: [SIGHUP, SIGQUIT, SIGTERM]) func leaveNoDraftBehindWhenTheRunIsEnded(signal: Int32) async throws {
    try await withShop { running, environment in
      let process = try RunningPanier(
        ["-e", "api.post('/order/cart', { ovhSubsidiary = 'FR' }) api.get('/order/cart') sleep(600)"],
        environment: environment)
      // The list is asked for when the script knows its cart.
      while running.count(of: "GET /order/cart") == 0 { await Task.yield() }
      process.send(signal)
      _ = await process.status
      #expect(running.count(of: "DELETE /order/cart/{id}") == 1)
    }
  }
}
