import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// What users of the order API ask for most, each as a script that is run as an operator runs it.
@Suite struct JobScriptTests {
  private static let checkout = "POST /order/cart/{id}/checkout"

  /// An operator with a simulator whose orders are delivered once they are paid, and a folder for journal and files.
  private struct Operator: Sendable {
    let running: RunningSimulator
    let folder: String

    /// Runs a script of `Tests/Jobs`, or another command where the first argument is none.
    func run(_ arguments: String...) async throws -> PanierProcess {
      try await PanierProcess.run(
        arguments.map {
          $0.replacing("JOBS/", with: "Tests/Jobs/").replacing("@", with: folder + "/")
        },
        environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
          .merging(["XDG_STATE_HOME": folder]) { $1 })
    }
  }

  private func with(_ body: @Sendable (Operator) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 0
    let start = Date()
    try await RunningSimulator.with(.http, configuration: configuration, clock: { start }) { running in
      try await body(Operator(running: running, folder: path))
    }
    withExtendedLifetime(folder) {}
  }

  @Test func job1OneCommandOrders() async throws {
    try await with { me in
      let result = try await me.run("JOBS/01-one-command.lua", "free-job.fr", "max=20 EUR", "--yes")
      #expect(result.errors.contains(" was placed at "))
      #expect(result.output.hasPrefix("ordered free-job.fr for 6.71 EUR with tax\n"))
      #expect(result.status == 0)
      #expect(me.running.count(of: Self.checkout) == 1)
    }
  }

  @Test func job2TellsWhatIsMissing() async throws {
    try await with { me in
      let result = try await me.run("JOBS/02-missing-configuration.lua", "free-job.fr", "24sk20")
      #expect(result.status == 0, "\(result.errors)")
      #expect(Snapshot("job-02").compare(result.output) == .same)
      let ruled = try await me.run("JOBS/02-missing-configuration.lua", "free-job.berlin")
      #expect(ruled.output.contains("OWNER_CONTACT: .berlin asks for address.city = Berlin"))
    }
  }

  @Test func job3PaysWithWhatIsNamedOrNotAtAll() async throws {
    try await with { me in
      let result = try await me.run(
        "JOBS/03-way-of-paying.lua", "free-job.fr", "fidelityAccount", "max=20 EUR", "--yes")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.hasSuffix("the order is delivered\npaid with fidelityAccount\n"))
      let refused = try await me.run("JOBS/03-way-of-paying.lua", "free-other.fr", "ovhAccount", "max=20 EUR", "--yes")
      #expect(refused.output.hasSuffix("the order is notPaid\n"))
      #expect(refused.errors.contains(" cannot be paid with ovhAccount; use "))
      #expect(refused.status == 3)
      #expect(me.running.callNames.filter { $0.hasPrefix("POST /me/order/") }.count == 1)
    }
  }

  @Test func job4RenewsAndLetsItRenewItself() async throws {
    try await with { me in
      let result = try await me.run(
        "JOBS/04-renew.lua", "owned-shop.fr", "max=20 EUR", "--yes", "--allow", "PUT /domain/*/serviceInfos")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("renewed owned-shop.fr for 9.35 EUR with tax\n"))
      #expect(result.output.hasSuffix("owned-shop.fr is renewed: automatic\n"))
      #expect(me.running.simulator.calls.filter { $0.body.contains(#""dryRun":false"#) }.count == 1)
    }
  }

  @Test func job5NeverBuysTwice() async throws {
    try await with { me in
      me.running.fault("drop_after_commit", on: "POST /order/cart/{cartId}/checkout")
      let lost = try await me.run("JOBS/05-never-twice.lua", "free-job.fr", "max=20 EUR", "--yes")
      #expect(lost.output == "the answer was lost, and the order was found\n")
      #expect(lost.status == 0, "\(lost.errors)")
      let again = try await me.run("JOBS/05-never-twice.lua", "free-job.fr", "max=20 EUR", "--yes")
      #expect(again.status == 3)
      #expect(again.output == "")
      #expect(me.running.count(of: Self.checkout) == 1)
    }
  }

  @Test func job6ShowsThePriceBeforeAnythingIsBought() async throws {
    try await with { me in
      let quoted = try await me.run("JOBS/06-price-before.lua", "free-job.fr", "--quote")
      #expect(quoted.status == 0, "\(quoted.errors)")
      #expect(quoted.output.contains("Total incl. tax"))
      let planned = try await me.run(
        "plan", "JOBS/06-price-before.lua", "free-job.fr", "--save", "@plan.json")
      #expect(planned.status == 0, "\(planned.errors)")
      let shown = try await me.run("plan", "show", "@plan.json", "-o", "md")
      #expect(shown.output.contains("free-job.fr"))
      #expect(shown.output.contains("| ---"))
      #expect(me.running.count(of: Self.checkout) == 0)
    }
  }

  @Test func job7StaysBelowEveryCeiling() async throws {
    try await with { me in
      let result = try await me.run(
        "JOBS/07-ceilings.lua", "free-a.fr", "7 EUR", "free-b.fr", "1 EUR", "free-c.fr", "7 EUR", "free-d.fr", "7 EUR",
        "--budget", "14 EUR", "--yes")
      #expect(
        result.output
          == "free-a.fr: bought for 6.71 EUR\nfree-b.fr: OverMaximum\nfree-c.fr: bought for 6.71 EUR\n"
          + "free-d.fr: OverBudget\n")
      #expect(result.status == 7)
      #expect(me.running.count(of: Self.checkout) == 2)
    }
  }

  @Test func job8WaitsAndOrdersExactlyThatThere() async throws {
    try await with { me in
      me.running.fault("status", on: "GET /dedicated/server/datacenter/availabilities", times: 1, status: 503)
      let result = try await me.run(
        "JOBS/08-wait-for-stock.lua", "24rise01", "gra", "64g", "softraid-2x512nvme", "max=300 EUR", "--yes")
      #expect(result.status == 0, "\(result.errors)")
      #expect(
        result.output.hasSuffix(
          """
          dedicated_datacenter = gra
          dedicated_os = none_64.en
          region = europe
          24rise01
          ram-64g-ecc-3200-24rise
          softraid-2x512nvme-24rise
          bandwidth-1000-unguaranteed-24rise
          vrack-bandwidth-1000-24rise

          """))
      #expect(me.running.count(of: Self.checkout) == 1)
    }
  }

  @Test func job9GoesOnWithManyNames() async throws {
    try await with { me in
      let first = try await me.run(
        "JOBS/09-many-names.lua", "20", "@result.csv", "limit=40 EUR", "--yes", "--budget", "200 EUR")
      #expect(first.output.contains("5 bought"))
      #expect(me.running.count(of: Self.checkout) == 5)
      let second = try await me.run("JOBS/09-many-names.lua", "20", "@result.csv", "--yes", "--budget", "200 EUR")
      #expect(second.status == 0, "\(second.errors)")
      #expect(second.output == "16 bought, 4 refused\n")
      #expect(me.running.count(of: Self.checkout) == 16)
    }
  }

  @Test func job10WritesThePortfolioAsCSV() async throws {
    try await with { me in
      let result = try await me.run("JOBS/10-portfolio.lua", "-o", "csv")
      #expect(result.status == 0, "\(result.errors)")
      let lines = result.output.split(separator: "\n")
      #expect(lines.first == "name,product,expires,renewal,period,price")
      #expect(lines.count == 8)
      let shop = lines.first { $0.hasPrefix("owned-shop.fr,") }
      #expect(shop?.contains(/^owned-shop\.fr,domain,\d{4}-\d\d-\d\d,manual,P1Y,7\.79 EUR$/) == true)
      #expect(me.running.simulator.calls.allSatisfy { $0.method == "GET" })
    }
  }

  @Test func job11SetsNameServersAtTheOrderAndAfterIt() async throws {
    try await with { me in
      let result = try await me.run(
        "JOBS/11-name-servers.lua", "free-job.fr", "max=20 EUR", "--yes", "--allow",
        "POST /domain/*/nameServers/update", "--allow", "POST /domain/zone/*/dnssec")
      #expect(result.status == 0, "\(result.errors)")
      #expect(Snapshot("job-11").compare(result.output) == .same)
    }
  }

  @Test func job12FollowsToTheDeliveryAndMendsWhatStandsStill() async throws {
    try await with { me in
      let made = try await me.run("JOBS/12-delivery.lua", "free-job.fr", "max=20 EUR", "--yes")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output == "delivered\tfree-job.fr\nfree-job.fr\n")
    }
  }

  @Test func job12MendsATransferThatStandsStill() async throws {
    // Only the time of the looks passes: the name stands still until it is mended.
    let folder = try TemporaryFolder()
    let path = folder.path
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 1
    try await RunningSimulator.with(.http, configuration: configuration) { running in
      let moved = try await Operator(running: running, folder: path).run(
        "JOBS/12-delivery.lua", "taken-job.fr", "max=20 EUR", "code=wrong-code", "right=right-code", "--yes",
        "--allow", "PUT /me/task/**", "--allow",
        "POST /me/task/**")
      #expect(moved.status == 0, "\(moved.errors)")
      #expect(
        moved.output
          == "DomainIncomingTransfer is action required: The authorization code (authInfo) is refused by the registry\n"
          + "delivered\ttaken-job.fr\ntaken-job.fr\n")
    }
    withExtendedLifetime(folder) {}
  }

  @Test func job13ExplainsWhatTheAPIRefuses() async throws {
    try await with { me in
      me.running.fault("status", on: "GET /me/payment/method", times: 1, status: 403)
      me.running.fault("status", on: "GET /me", times: 1, status: 429)
      let result = try await me.run("JOBS/13-errors.lua")
      #expect(result.status == 0, "\(result.errors)")
      #expect(Snapshot("job-13").compare(result.output) == .same)
    }
  }

  @Test func job14MakesAnOwnerThatTheRegistryTakes() async throws {
    try await with { me in
      let result = try await me.run("JOBS/14-owner.lua", "free-job.berlin", "Berlin", "DE", "zip=10115")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains(" cannot own free-job.berlin: city: Field \"city\" must be \"Berlin\""))
      #expect(result.output.hasSuffix("\ntrue\t0\ntrue\n"))
      let plain = try await me.run("JOBS/14-owner.lua", "free-job.fr", "Lille", "FR")
      #expect(plain.output == "true\t0\ntrue\n")
      #expect(me.running.simulator.calls(of: "PUT /me/contact/{contactId}").count == 1)
    }
  }
}
