import Foundation
import OVHClient
import PanierTesting
import Testing

/// The journal as an operator meets it: after a run that was killed, and on the command line.
@Suite struct JournalCommandTests {
  private static let order = """
    local c = cart.new()
    c:add(c:offers("free-journal.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    print(c:checkout{ waive_retraction = true }.id)
    """

  /// Kills a run whose order is made and whose answer would come in ten minutes.
  private func killAfterOrdering(_ running: RunningSimulator, _ environment: [String: String]) async throws {
    running.delay("POST /order/cart/{cartId}/checkout", milliseconds: 600_000)
    let process = try RunningPanier(["--yes", "-e", Self.order], environment: environment)
    while running.count(of: "POST /order/cart/{id}/checkout") == 0 { await Task.yield() }
    process.kill()
    _ = await process.status
  }

  @Test func ordersNothingTwiceAfterAKill() async throws {
    let state = try TemporaryFolder()
    let path = state.path
    try await RunningSimulator.with(.http) { running in
      let environment = PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
        .merging(["XDG_STATE_HOME": path]) { $1 }
      try await killAfterOrdering(running, environment)

      let before = try await PanierProcess.run(["journal", "list", "--open"], environment: environment)
      #expect(before.output.contains("│ posting │") && before.status == 0)
      // The next run finds the order in the account, says so, and orders nothing.
      let second = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
      #expect(second.status == 3)
      #expect(second.errors.contains("the same was ordered for "))
      #expect(second.errors.contains("nothing was ordered now, say checkout{ again = true } to order it once more"))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
      let after = try await PanierProcess.run(["journal", "show", "1"], environment: environment)
      #expect(after.output.contains("state      ordered\n") && after.output.contains("reason     found in the account"))
    }
    withExtendedLifetime(state) {}
  }

  @Test func settlesWhatARunLeftOpen() async throws {
    let state = try TemporaryFolder()
    let path = state.path
    try await RunningSimulator.with(.http) { running in
      let environment = PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
        .merging(["XDG_STATE_HOME": path]) { $1 }
      try await killAfterOrdering(running, environment)
      let reconciled = try await PanierProcess.run(["journal", "reconcile"], environment: environment)
      #expect(reconciled.output.contains("│ ordered │") && reconciled.status == 0)
      let again = try await PanierProcess.run(["journal", "reconcile"], environment: environment)
      #expect(again.output.hasPrefix("nothing is open at ") && again.status == 0)
    }
    withExtendedLifetime(state) {}
  }

  @Test(arguments: [
    (["journal", "show", "7"], "panier: the journal has no entry 7; 'panier journal list' shows those it has\n"),
    (
      ["journal", "reconcile", "7"],
      "panier: give an entry with either --order NUMBER or --none to settle it by hand, or none of them to look "
        + "everything up; panier --help lists what there is\n"
    ),
  ])
  func refusesWhatItCannotDo(arguments: [String], sentence: String) async throws {
    let result = try await PanierProcess.run(arguments)
    #expect(result.errors == sentence)
    #expect(result.status == 2)
  }

  @Test func isDataForOtherPrograms() async throws {
    let state = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": state.path]
    _ = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
    let json = try await PanierProcess.run(["journal", "-o", "json"], environment: environment)
    let entry = try #require(try JSONValue(parsing: json.output).array?.first?.object)
    #expect(entry["state"] == "ordered" && entry["location"] == "(command line):4" && entry["id"] == 1)
    #expect(entry["total"]?.object?["currency"] == "EUR" && entry["order"]?.int64 != nil)
    let csv = try await PanierProcess.run(["journal", "-o", "csv"], environment: environment)
    #expect(csv.output.hasPrefix("Entry,Time,Endpoint,What,"))
    withExtendedLifetime(state) {}
  }

  @Test func addsUpWhatWasBought() async throws {
    let state = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": state.path]
    _ = try await PanierProcess.run(["--yes", "-e", Self.order], environment: environment)
    let listed = try await PanierProcess.run(["journal"], environment: environment)
    #expect(listed.output.contains("│ free-journal.fr create P1Y │"))
    let report = try await PanierProcess.run(["journal", "report", "--by", "script"], environment: environment)
    #expect(report.output.contains("│ simulator │ (command line) │      1 │"))
    #expect(report.output.contains("Spent by script\n(command line) ▏█") && report.output.hasSuffix(" 6.71 EUR\n"))
    let books = try await PanierProcess.run(
      ["journal", "report", "--by", "order", "-o", "csv"], environment: environment)
    #expect(books.output.hasPrefix("Date,Endpoint,Account,Kind,Order,What,Script,\"Total, incl. tax\",Currency\n"))
    #expect(books.output.hasSuffix(",free-journal.fr create P1Y,(command line):4,6.71,EUR\n"))
    let data = try await PanierProcess.run(["journal", "report", "-o", "json"], environment: environment)
    let row = try #require(try JSONValue(parsing: data.output).array?.first)
    #expect(row["orders"] == 1 && row["spent"]?.object?["currency"] == "EUR")
    let wrong = try await PanierProcess.run(["journal", "report", "--by", "mouth"], environment: environment)
    #expect(
      wrong.errors
        == "panier: The value 'mouth' is invalid for '--by <by>': 'mouth' is nothing that is added up by; did you mean "
        + "'month'?; panier --help lists what there is\n")
    withExtendedLifetime(state) {}
  }

  @Test func hasNoEntriesAtFirst() async throws {
    let result = try await PanierProcess.run(["journal"])
    #expect(result.output == "no entries\n" && result.errors == "" && result.status == 0)
  }
}
