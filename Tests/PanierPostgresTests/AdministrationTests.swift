import Foundation
import LedgerSuite
import PanierOrdering
import PostgresTrial
import Testing

@testable import PanierPostgres

/// What makes a ledger, keeps it up to date and takes a journal along.
@Suite(.enabled(if: TrialServer.isAvailable, "PostgreSQL is not installed"))
struct AdministrationTests {
  @Test func aDatabaseIsALedgerOnlyOnceItWasMadeOne() async throws {
    let server = try TrialServer.shared.get()
    let address = try PostgresAddress(server.address(try server.makeDatabase()))
    let ledger = PostgresLedger(address, owner: "one")
    await #expect(throws: LedgerError.notMade(ledger: address.shown)) { try await ledger.entries(LedgerFilter()) }
    await #expect(throws: LedgerError.notMade(ledger: address.shown)) {
      try await LedgerAdministration(ledger).migrate()
    }
    try await LedgerAdministration(ledger).initialise()
    await #expect(
      throws: LedgerError.forbidden(ledger: address.shown, reason: "the database is a ledger already")
    ) { try await LedgerAdministration(ledger).initialise() }
    #expect(try await LedgerAdministration(ledger).migrate() == (1, 1))
    let status = try await LedgerAdministration(ledger).status()
    #expect(status.version == 1 && status.login == "admin" && status.isAdministrator && status.settling == 900)
    #expect(status.entries == 0 && status.open == 0 && status.timeline == "00000001")
  }

  @Test func versionsAreCheckedBothWays() async throws {
    let trial = try await TrialLedger()
    try trial.sql("UPDATE panier.meta SET version = 2")
    let newer = LedgerError.newerLedger(ledger: try trial.ledger().shown)
    await #expect(throws: newer) { try await trial.ledger().entries(LedgerFilter()) }
    #expect(
      newer.description.hasSuffix("is of a newer version of panier; use that version, nothing is ordered with this one")
    )
    let toAdministrator = LedgerError.newerLedger(ledger: try trial.ledger("a", as: "admin").shown)
    await #expect(throws: toAdministrator) { try await trial.administration.migrate() }
    try trial.sql("UPDATE panier.meta SET version = 0")
    let older = LedgerError.older(ledger: try trial.ledger().shown)
    await #expect(throws: older) {
      try await trial.ledger().entries(LedgerFilter())
    }
  }

  @Test func takesAJournalAlongOnce() async throws {
    let trial = try await TrialLedger()
    let journal = SQLiteLedger(now: { trial.clock.now })
    var intent = trial.intent("create a.fr")
    intent.labels.operator = "local"
    let ordered = try await journal.hold(intent, lease: 60)
    _ = try await journal.permit(ordered, posted: trial.clock.now)
    try await journal.settle(ordered, .ordered(orderID: 70, total: Money("8 EUR"), reason: nil))
    let open = try await journal.hold(trial.intent("create b.fr"), lease: 60)
    _ = try await journal.permit(open, posted: trial.clock.now)
    try await journal.settle(open, .unknown("lost"))
    let administration = try trial.administration
    try await administration.set(.team, to: Money("20 EUR"))
    #expect(try await administration.take(journal, id: "j", labels: PurchaseLabels(operator: "ben")) == (2, 0))
    #expect(try await administration.take(journal, id: "j", labels: PurchaseLabels()) == (0, 2))
    let ledger = try trial.ledger()
    let entries = try await ledger.entries(LedgerFilter())
    #expect(entries.map(\.state) == [.unknown, .ordered] && entries.map(\.labels.operator) == ["ben", "local"])
    #expect(entries.map(\.orderID) == [nil, 70] && entries[1].isOverrun && entries[1].labels.project == "shop")
    #expect(try await ledger.history(of: entries[0].id).map(\.state) == [.held, .posting, .unknown])
    let team = try #require(try await ledger.budgets(at: "ovh-eu").first)
    #expect("\(team.spent) \(team.reserved)" == "8.00 EUR 7.00 EUR")
    // What is open there stops the same here, and what was bought counts as bought.
    await #expect(throws: LedgerRefusal.open(entries[0])) { try await ledger.judge(trial.intent("create b.fr")) }
    await #expect(throws: LedgerRefusal.repeated(entries[1])) { try await ledger.judge(trial.intent("create a.fr")) }
  }
}
