import Foundation
import OVHClient
import PanierTesting
import PostgresTrial
import Testing

/// The ledger that a team shares, as its people meet it.
@Suite(.enabled(if: TrialServer.isAvailable, "PostgreSQL is not installed"))
struct LedgerCommandTests {
  private static let order = """
    local c = cart.new()
    c:add(c:offers("free-" .. params.name .. ".fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    print(c:checkout{ waive_retraction = true }.id)
    """

  /// One operator on a machine of their own: a home, a role, and the simulator over HTTP.
  private struct Person: Sendable {
    let home: String
    let address: String
    let simulator: String

    init(_ role: String, _ server: TrialServer, _ database: String, _ running: RunningSimulator, _ home: String) {
      self.home = home
      address = server.address(database, as: role)
      simulator = running.client.endpoint.baseURL
    }

    var environment: [String: String] {
      PanierProcess.simulatorKeys(simulator).merging(["HOME": home, "PANIER_LEDGER": address]) { $1 }
    }

    func run(_ arguments: String...) async throws -> PanierProcess {
      try await PanierProcess.run(arguments, environment: environment)
    }

    func buy(_ name: String, _ options: String...) async throws -> PanierProcess {
      try await PanierProcess.run(
        ["--yes"] + options + ["-e", LedgerCommandTests.order, "-", "name=\(name)"], environment: environment)
    }
  }

  /// Makes a ledger on a server.
  private func makeLedger(_ server: TrialServer) async throws -> String {
    let database = try server.makeDatabase()
    let made = try await PanierProcess.run(["ledger", "init", "--ledger", server.address(database)])
    #expect(
      made.output == "'\(server.address(database))' is a ledger now; grant panier_operator to those who buy\n"
        && made.status == 0 && made.errors.isEmpty)
    return database
  }

  @Test func twoMachinesShareOneBookAndOneBudget() async throws {
    let server = try TrialServer.shared.get()
    let database = try await makeLedger(server)
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    let homes = (first.path, second.path)
    try await RunningSimulator.with(.http) { running in
      let ada = Person("ada", server, database, running, homes.0)
      let ben = Person("ben", server, database, running, homes.1)
      let administrator = Person("admin", server, database, running, homes.0)
      let set = try await administrator.run("budget", "set", "team", "20 EUR/month")
      #expect(set.output == "team: 20.00 EUR a month\n" && set.status == 0)
      let raised = try await ben.run("budget", "set", "team", "500 EUR/month")
      #expect(
        raised.errors
          == "panier: the ledger '\(ben.address)' refuses it: permission denied for function set_budget\n"
          && raised.status == 3)

      #expect(try await ada.buy("one", "--project", "shop").status == 0)
      // The same on another machine is a repeat, for another operator too.
      let repeated = try await ben.buy("one")
      #expect(repeated.status == 3 && repeated.errors.contains("the same was ordered for 6.71 EUR with tax at "))
      #expect(try await ben.buy("two").status == 0)
      let over = try await ada.buy("three")
      #expect(over.status == 7)
      #expect(
        over.errors.contains(
          "the order costs 6.71 EUR with tax, and the team has 6.58 EUR left of the month's budget of 20.00 EUR ("))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 2)

      let journal = try await ada.run("journal", "list", "--by", "operator")
      #expect(journal.output.contains("│ ada      │       1 │") && journal.output.contains("│ ben      │       1 │"))
      let budget = try await ben.run("budget")
      #expect(
        budget.output.contains("│ team   │ 20.00 EUR │ 13.42 EUR │ 0.00 EUR │ 6.58 EUR │ ██████████████······ 68 % │"))
      let status = try await ben.run("ledger", "status")
      #expect(
        status.output.contains("ledger     \(ben.address)\n")
          && status.output.contains("entries    2, 0 of them open\n"))
      let doctor = try await ben.run("doctor")
      #expect(doctor.output.hasSuffix("\nok       ledger      \(ben.address) answers to ben, an operator\n"))
      // Nothing of it is on the machines.
      #expect(!FileManager.default.fileExists(atPath: homes.0 + "/.local/state/panier/journal.sqlite"))
    }
    withExtendedLifetime((first, second)) {}
  }

  @Test func onePlansAnotherSignsAThirdApplies() async throws {
    let server = try TrialServer.shared.get()
    let database = try await makeLedger(server)
    let (first, second, third) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
    let homes = (first.path, second.path, third.path)
    try await RunningSimulator.with(.http) { running in
      let ada = Person("ada", server, database, running, homes.0)
      let ben = Person("ben", server, database, running, homes.1)
      let cleo = Person("cleo", server, database, running, homes.2)
      let administrator = Person("admin", server, database, running, homes.0)
      _ = try await administrator.run("budget", "set", "team", "10 EUR/month")
      let (script, plan) = (homes.0 + "/order.lua", homes.0 + "/plan.json")
      try Self.order.write(toFile: script, atomically: false, encoding: .utf8)

      let planned = try await ada.run("plan", script, "name=team", "--save", plan, "--hold")
      #expect(planned.status == 0, "\(planned.errors)")
      let held = try await cleo.run("budget")
      #expect(held.output.contains("│ team   │ 10.00 EUR │ 0.00 EUR │ 6.71 EUR │ 3.29 EUR │"))
      #expect(held.output.contains("│ ada      │") && held.output.contains("held by plan "))
      let other = try await ben.buy("other")
      #expect(other.status == 7 && other.errors.contains("6.71 EUR reserved); nothing was ordered"))
      #expect(try await ben.run("plan", "release", plan).errors.hasPrefix("panier: entry 1 of the journal is at work"))

      let key = try await ben.run("recipe", "key", "new", "ben").output.trimmingCharacters(in: .newlines)
      #expect(try await ben.run("plan", "sign", plan).status == 0)
      let signer = try #require(key.split(separator: " ").last { $0.hasPrefix("ed25519:") }.map(String.init))
      let applied = try await cleo.run("apply", plan, "--require-signature", signer, "--yes", "--budget", "7 EUR")
      #expect(applied.status == 0, "\(applied.errors)")
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
      let journal = try await ada.run("journal", "list", "--by", "operator")
      #expect(journal.output.contains("│ cleo     │       1 │"))
      let spent = try await ada.run("budget")
      #expect(spent.output.contains("│ team   │ 10.00 EUR │ 6.71 EUR │ 0.00 EUR │ 3.29 EUR │"))
    }
    withExtendedLifetime((first, second, third)) {}
  }

  @Test func withoutTheLedgerNothingIsSent() async throws {
    let home = try TemporaryFolder()
    let path = home.path
    try await RunningSimulator.with(.http) { running in
      let environment = PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
        .merging(["HOME": path, "PANIER_LEDGER": "postgresql://ada:secret@127.0.0.1:1/panier"]) { $1 }
      let refused = try await PanierProcess.run(
        ["--yes", "-e", Self.order, "-", "name=none"], environment: environment)
      #expect(refused.status == 5)
      #expect(
        refused.errors.contains(
          "the ledger 'postgresql://ada@127.0.0.1:1/panier' cannot be reached: connection to server at "))
      #expect(refused.errors.contains("; nothing is ordered without it\n") && !refused.errors.contains("secret"))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
    }
    withExtendedLifetime(home) {}
  }

  @Test func whatTheLedgerCouldNotTakeIsHandedOverByTheNextRun() async throws {
    let server = try TrialServer()
    defer { server.stop() }
    let database = try await makeLedger(server)
    let home = try TemporaryFolder()
    let path = home.path
    try await RunningSimulator.with(.http) { running in
      let ada = Person("ada", server, database, running, path)
      running.delay("POST /order/cart/{cartId}/checkout", milliseconds: 1000)
      let process = try RunningPanier(
        ["--yes", "-e", Self.order, "-", "name=late"], environment: ada.environment)
      while running.count(of: "POST /order/cart/{id}/checkout") == 0 { await Task.yield() }
      try server.crash()
      #expect(await process.status == 0)
      let told = process.errors
      #expect(told.contains("panier: the journal could not take what became of its entry 1; that is kept in '"))
      #expect(told.contains("', and the next run hands it over\n"))
      try server.start()
      let posting = try await ada.run("journal", "list", "--open")
      #expect(posting.output.contains("│ posting │"))
      let next = try await ada.buy("late")
      #expect(next.status == 3 && next.errors.contains("the same was ordered for 6.71 EUR with tax at "))
      let listed = try await ada.run("journal", "show", "1")
      #expect(listed.output.contains("state      ordered\n") && listed.output.contains("operator   ada\n"))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
    withExtendedLifetime(home) {}
  }

  @Test func takesTheJournalOfAMachineAlong() async throws {
    let server = try TrialServer.shared.get()
    let database = try await makeLedger(server)
    let home = try TemporaryFolder()
    let path = home.path
    try await RunningSimulator.with(.http) { running in
      let ada = Person("ada", server, database, running, path)
      let alone = ada.environment.filter { $0.key != "PANIER_LEDGER" }
      let bought = try await PanierProcess.run(["--yes", "-e", Self.order, "-", "name=old"], environment: alone)
      #expect(bought.status == 0)
      // What the built-in simulator sold stays where it is.
      _ = try await PanierProcess.run(
        ["--endpoint", "simulator", "--yes", "-e", Self.order, "-", "name=practice"], environment: alone)
      let administrator = Person("admin", server, database, running, path)
      let file = path + "/.local/state/panier/journal.sqlite"
      let taken = try await administrator.run("ledger", "import")
      #expect(
        taken.output
          == "1 entries of '\(file)' were taken along to '\(administrator.address)', 0 were there already\n")
      let again = try await administrator.run("ledger", "import", file)
      #expect(again.output.hasPrefix("0 entries of ") && again.output.hasSuffix("', 1 were there already\n"))
      let repeated = try await ada.buy("old")
      #expect(repeated.status == 3 && repeated.errors.contains("the same was ordered for"))
    }
    withExtendedLifetime(home) {}
  }

  @Test(arguments: [
    (
      ["ledger", "status"],
      "panier: no shared ledger is named; give --ledger postgresql://HOST/DATABASE, PANIER_LEDGER or ledger: in config.yaml\n"
    ),
    (
      ["journal", "--ledger", "postgresql://ada:se%cret@db/panier"],
      "panier: the ledger's address cannot be read; write it like postgresql://NAME@HOST/DATABASE, with characters such as "
        + "@ and / of a name or password written as %40 and %2F, and the password in ~/.pgpass\n"
    ),
  ])
  func refusesWhatCannotBeMeant(arguments: [String], sentence: String) async throws {
    let result = try await PanierProcess.run(arguments)
    #expect(result.errors == sentence && result.status == 2)
  }

  @Test func theBudgetsOfAFileAreRefusedBesideASharedLedger() async throws {
    let home = try TemporaryFolder()
    let folder = home.path + "/.config/panier"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "budget: { per_month: 5 EUR }\nledger: postgresql://db/panier\n"
      .write(toFile: folder + "/config.yaml", atomically: false, encoding: .utf8)
    let result = try await PanierProcess.run(["journal"], environment: ["HOME": home.path])
    #expect(
      result.errors
        == "panier: the budgets of the month in '\(folder)/config.yaml' bound a journal on this machine; those of a shared "
        + "ledger are its administrator's ('panier budget set'), so take them out\n")
    #expect(result.status == 2)
  }
}
