import LedgerSuite
import PanierOrdering
import PostgresTrial
import Testing

@testable import PanierPostgres

/// An operator with raw SQL and a changed client: everything that they must not do.
@Suite(.enabled(if: TrialServer.isAvailable, "PostgreSQL is not installed"))
struct OperatorRoleTests {
  /// Statements by an operator, on a ledger with a budget of 10 EUR and an entry that another operator is posting.
  static let statements = [
    "UPDATE panier.budget SET ucents = 99999999999",
    "INSERT INTO panier.budget VALUES ('team', 99999999999, 'EUR')",
    "DELETE FROM panier.budget",
    "SELECT panier.set_budget('team', 99999999999, 'EUR')",
    "SELECT panier.set_budget('team', NULL, NULL)",
    "UPDATE panier.spending SET reserved = 0, spent = 0",
    "DELETE FROM panier.spending",
    "DELETE FROM panier.entry",
    "UPDATE panier.entry SET state = 'refused', charge = 0",
    "INSERT INTO panier.history (entry, noted, state, login, owner, ucents, currency, charge) VALUES "
      + "(1, now(), 'refused', 'ben', 'x', 0, 'EUR', 0)",
    "UPDATE panier.history SET login = 'ada'",
    "DELETE FROM panier.history",
    "TRUNCATE panier.history",
    "DELETE FROM panier.thing",
    "UPDATE panier.entries SET state = 'refused'",
    "SELECT panier.change((SELECT e FROM panier.entry e WHERE id = 1), 'refused', 'no', 'ben')",
    "SELECT panier.free(1, 'ada')",
    "SELECT panier.settle(1, 1, 'theirs', 'refused', NULL, NULL, NULL, NULL, 'no')",
    "SELECT panier.settle(1, NULL, 'mine', 'not ordered', NULL, NULL, NULL, 9999999999, 'no')",
    "SELECT panier.settle_by_hand(1, NULL, 'mine')",
    "SELECT panier.import_entry('{}')",
    "SELECT panier.accept_server()",
    "CREATE OR REPLACE FUNCTION panier.clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT now() + interval '1 day' $$",
    "CREATE TABLE panier.mine ()",
    "ALTER TABLE panier.history DISABLE TRIGGER ALL",
    "DROP SCHEMA panier CASCADE",
    "UPDATE panier.meta SET settling = 0",
    "SET ROLE panier_administrator",
    "GRANT panier_administrator TO ada",
    "SET session_replication_role = replica",
    "DO $$ BEGIN LOCK TABLE panier.entry; END $$",
    "SELECT * FROM panier.entry",
  ]

  @Test func isRefusedEverythingThatWouldMakeMoney() async throws {
    let trial = try await TrialLedger()
    try await trial.administration.set(.team, to: Money("10 EUR"))
    let posting = try await trial.ledger("theirs", as: "ben").hold(trial.intent("create a.fr"), lease: 60)
    _ = try await trial.ledger("theirs", as: "ben").permit(posting, posted: trial.clock.now)
    func state() throws -> String? {
      try trial.value(
        """
        SELECT md5(string_agg(x, '|')) FROM (
          SELECT e::text FROM panier.entry e UNION ALL SELECT h::text FROM panier.history h
          UNION ALL SELECT s::text FROM panier.spending s UNION ALL SELECT b::text FROM panier.budget b
          UNION ALL SELECT m::text FROM panier.meta m UNION ALL SELECT t::text FROM panier.thing t) AS all_of_it (x)
        """)
    }
    let before = try state()
    let operatorConnection = try PostgresConnection(PostgresAddress(trial.server.address(trial.database, as: "ada")))
    for statement in Self.statements {
      #expect(throws: PostgresError.self, "\(statement)") { try operatorConnection.run(statement) }
    }
    // A search path of their own leads the functions nowhere else.
    try operatorConnection.run(
      "SET search_path = pg_temp; CREATE TEMP TABLE budget (name text, ucents bigint, currency text)")
    let refusal = #expect(throws: PostgresError.self) {
      try operatorConnection.run(
        "SELECT panier.hold(true, gen_random_uuid(), 'order', 'ovh-eu', 'xx1111-ovh', '', 'c', 400000000, 'EUR', '[]', "
          + "'{}', '{}', NULL, NULL, NULL, true, 'mine', 60, NULL, NULL, NULL, '[]')")
    }
    #expect(refusal?.code == "PN004")
    #expect(try state() == before)
    // What they may do, they can.
    #expect(try operatorConnection.rows("SELECT * FROM panier.entries").count == 1)
    #expect(try operatorConnection.rows("SELECT * FROM panier.standings('')").count == 1)
  }

  @Test func theHistoryIsOnlyAddedToByWhoeverOwnsIt() async throws {
    let trial = try await TrialLedger()
    _ = try await trial.ledger().hold(trial.intent("create a.fr"), lease: 60)
    for statement in [
      "UPDATE panier.history SET state = 'refused'", "DELETE FROM panier.history", "TRUNCATE panier.history",
    ] {
      #expect(throws: PostgresError(code: "PN020", message: "the history is only added to")) {
        try trial.sql(statement)
      }
    }
  }

  @Test func anOperatorIsToldThatBudgetsAreTheAdministrators() async throws {
    let trial = try await TrialLedger()
    let ledger = try trial.ledger()
    await #expect(
      throws: LedgerError.forbidden(ledger: ledger.shown, reason: "permission denied for function set_budget")
    ) { try await LedgerAdministration(ledger).set(.team, to: Money("10 EUR")) }
  }
}
