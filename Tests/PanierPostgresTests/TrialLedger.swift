import Foundation
import LedgerSuite
import PanierOrdering
import PostgresTrial
import Synchronization

@testable import PanierPostgres

/// A fresh ledger on the server of the tests, with a clock that a test moves.
final class TrialLedger: Sendable {
  let server: TrialServer
  let database: String
  let clock: LedgerClock
  private let admin: Mutex<PostgresConnection>

  /// Makes a database and the ledger in it, for the operators of the server.
  init(isClockMoved: Bool = true) async throws {
    let server = try TrialServer.shared.get()
    let database = try server.makeDatabase()
    let address = try PostgresAddress(server.address(database))
    try await LedgerAdministration(PostgresLedger(address, owner: "administrator")).initialise()
    let connection = try PostgresConnection(address)
    self.server = server
    self.database = database
    guard isClockMoved else {
      clock = LedgerClock()
      admin = Mutex(connection)
      return
    }
    try connection.run(
      """
      CREATE TABLE public.trial_clock (moment timestamptz NOT NULL);
      INSERT INTO public.trial_clock VALUES (to_timestamp(1800000000));
      GRANT SELECT ON public.trial_clock TO PUBLIC;
      CREATE OR REPLACE FUNCTION panier.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS
        $$ SELECT moment FROM public.trial_clock $$;
      """)
    admin = Mutex(connection)
    let mover = try Mover(address)
    clock = LedgerClock { mover.move(to: $0) }
  }

  /// Sets the server's clock.
  private final class Mover: Sendable {
    private let connection: Mutex<PostgresConnection>

    init(_ address: PostgresAddress) throws { connection = Mutex(try PostgresConnection(address)) }

    func move(to moment: Date) {
      connection.withLock {
        _ = try? $0.rows("UPDATE public.trial_clock SET moment = to_timestamp($1)", ["\(moment.timeIntervalSince1970)"])
      }
    }
  }

  /// The ledger as a role sees it.
  func ledger(_ owner: String = "one", as role: String = "ada", mark: String? = nil) throws -> PostgresLedger {
    PostgresLedger(try PostgresAddress(server.address(database, as: role)), owner: owner, mark: mark)
  }

  var administration: LedgerAdministration {
    get throws { LedgerAdministration(try ledger("administrator", as: "admin")) }
  }

  /// Runs SQL as the superuser.
  func sql(_ script: String) throws { try admin.withLock { try $0.run(script) } }

  /// What a query of the superuser's says, its first row and column.
  func value(_ query: String) throws -> String? {
    try admin.withLock { try $0.rows(query).first?.values.first?.value }
  }

  /// A purchase of things.
  func intent(_ things: String..., euros: Int64 = 7) -> PurchaseIntent {
    PurchaseIntent(
      scope: LedgerScope(place: "ovh-eu", account: "xx1111-ovh"), reference: "cart",
      total: Money(ucents: euros * Money.unit, currency: "EUR"), things: Set(things.map(PurchasedThing.init)),
      labels: PurchaseLabels(machine: "here", project: "shop"))
  }
}
