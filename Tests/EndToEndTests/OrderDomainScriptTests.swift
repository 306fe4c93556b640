import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// `scripts/order-domain.lua`, as a newcomer runs it.
@Suite struct OrderDomainScriptTests {
  private static let command = ["scripts/order-domain.lua", "free-example.fr", "--yes", "--budget", "20 EUR"]

  @Test func goesThroughTheEightSteps() async throws {
    let result = try await PanierProcess.run(Self.command)
    #expect(result.status == 0)
    #expect(Snapshot("order-domain-fr").compare(Self.withoutIdsAndDates(result.output)) == .same)
    #expect(
      Self.withoutIdsAndDates(result.errors) == "panier: order # was placed at the simulator: 6.71 EUR with tax\n")
  }

  @Test func printsTheSameAgainstASimulatorInAnotherProcess() async throws {
    let inProcess = try await PanierProcess.run(Self.command)
    try await RunningSimulator.with(.http) { running in
      let other = try await PanierProcess.run(
        Self.command + ["--endpoint", running.client.endpoint.baseURL],
        environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL))
      #expect(other.status == 0)
      #expect(Self.withoutIdsAndDates(other.output) == Self.withoutIdsAndDates(inProcess.output))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
  }

  @Test func takesKeysFromAConfigurationFile() async throws {
    try await RunningSimulator.with(.http) { running in
      let folder = try TemporaryFolder()
      let file = folder.path + "/ovh.conf"
      let url = running.client.endpoint.baseURL
      try """
      [default]
      endpoint = \(url)
      [\(url)]
      application_key = simulator
      application_secret = simulator-secret
      consumer_key = simulator-consumer
      """.write(toFile: file, atomically: true, encoding: .utf8)
      let result = try await PanierProcess.run(Self.command + ["--config", file])
      #expect(result.status == 0)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
  }

  @Test func postsNothingOverBudget() async throws {
    try await onServer(["scripts/order-domain.lua", "free-example.fr", "--yes", "--budget", "6.70 EUR"]) {
      result, running in
      #expect(
        result.errors
          == "panier: scripts/order-domain.lua:55: the order costs 6.71 EUR with tax, 0.01 EUR more than the budget of "
          + "6.70 EUR; nothing was ordered\n")
      #expect(result.status == 7)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
      #expect(running.count(of: "DELETE /order/cart/{id}") == 1)
    }
  }

  @Test func postsNothingWithoutConfirmation() async throws {
    try await onServer(["scripts/order-domain.lua", "free-example.fr"]) { result, running in
      let url = running.client.endpoint.baseURL
      #expect(
        result.errors
          == "panier: scripts/order-domain.lua:55: the order for 6.71 EUR with tax at \(url) was not confirmed, since "
          + "there is no terminal to ask on; nothing was ordered, repeat with --yes if the amount is right\n")
      #expect(result.status == 3)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
    }
  }

  @Test func saysThatATakenNameIsNotToBeHad() async throws {
    let result = try await PanierProcess.run(["scripts/order-domain.lua", "taken-example.fr", "--yes"])
    #expect(result.errors == "taken-example.fr is not to be had: transferable\n")
    #expect(result.status == 8)
  }

  @Test func showsThePriceAndStopsWhereThatIsAsked() async throws {
    try await onServer(["--quote", "scripts/order-domain.lua", "free-example.fr"]) { result, running in
      #expect(result.status == 0)
      #expect(result.errors == "")
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
    }
  }

  private func onServer(
    _ arguments: [String], _ check: @Sendable (PanierProcess, RunningSimulator) async throws -> Void
  ) async throws {
    try await RunningSimulator.with(.http) { running in
      let result = try await PanierProcess.run(
        arguments,
        environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL))
      try await check(result, running)
    }
  }

  /// The text with everything that differs from run to run replaced: ids become `#`, dates `<date>`.
  private static func withoutIdsAndDates(_ text: String) -> String {
    text.replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "#")
      .replacing(/\d{4}-\d\d-\d\dT[0-9:]+\+00:00/, with: "<date>")
      .replacing(/\b\d{10}\b/, with: "#")
  }
}
