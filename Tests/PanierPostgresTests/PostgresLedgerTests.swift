import Foundation
import LedgerSuite
import PanierOrdering
import PostgresTrial
import Testing

@testable import PanierPostgres

/// The ledger as a database of PostgreSQL.
@Suite(.enabled(if: TrialServer.isAvailable, "PostgreSQL is not installed"))
struct PostgresLedgerTests {
  @Test func doesWhatEveryLedgerDoes() async throws {
    let trial = try await TrialLedger()
    let admin = try trial.ledger("administrator", as: "admin")
    let suite = LedgerSuite(knowsEndedProcesses: false, clock: trial.clock) { owner, _, _, budgets in
      for budget in budgets {
        try trial.sql(
          "SELECT panier.set_budget('\(budget.name)', \(budget.limit.ucents), '\(budget.limit.currency)')")
      }
      return try trial.ledger(owner)
    }
    try await suite.run()
    // The running sums are those of the entries, as they would be counted anew.
    #expect(
      try trial.value(
        """
        SELECT count(*) FROM panier.spending s JOIN panier.budget b ON b.name = s.budget
        WHERE (s.reserved, s.spent) <> (
          SELECT coalesce(sum(CASE WHEN n.state IN \(LedgerSchema.openStates) THEN n.held ELSE 0 END), 0)::bigint,
            coalesce(sum(CASE WHEN n.state = 'ordered' THEN
              CASE WHEN n.currency = b.currency THEN n.charge ELSE 0 END
              + CASE WHEN n.currency <> n.held_currency THEN n.held ELSE 0 END ELSE 0 END), 0)::bigint
          FROM panier.entry n WHERE n.month = s.month AND n.purse = s.purse
            AND b.name = ANY (panier.names_of(n.operator, n.project, n.recipe)))
        """) == "0")
    withExtendedLifetime(admin) {}
  }

  @Test func takesOneOfManyThatWantTheSameAtOnce() async throws {
    let trial = try await TrialLedger(isClockMoved: false)
    let intent = trial.intent("create same.fr")
    let ledgers = try (0..<12).map { try trial.ledger("process \($0)", as: $0 % 2 == 0 ? "ada" : "ben") }
    let held = try await withThrowingTaskGroup(of: Bool.self) { group in
      for ledger in ledgers {
        group.addTask {
          do {
            _ = try await ledger.hold(intent, lease: 60)
            return true
          } catch LedgerRefusal.open { return false }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(held == 1)
    #expect(try trial.value("SELECT count(*) FROM panier.entry") == "1")
  }

  @Test func namesTheOperatorAsTheServerKnowsThem() async throws {
    let trial = try await TrialLedger()
    var intent = trial.intent("create mine.fr")
    intent.labels.operator = "somebody-else"
    let ticket = try await trial.ledger("p", as: "ben").hold(intent, lease: 60)
    #expect(try await trial.ledger().entry(ticket.entry).labels.operator == "ben")
    // Nobody settles in another's name, whatever they read.
    await #expect(throws: LedgerError.notYours(id: ticket.entry)) {
      try await trial.ledger("p", as: "ada").settle(ticket, .refused("no"))
    }
    #expect(try await !trial.ledger("p", as: "ada").permit(ticket, posted: trial.clock.now))
    #expect(try await trial.ledger("p", as: "ben").permit(ticket, posted: trial.clock.now))
  }

  @Test func countsWhatWasBoughtBeforeTheBudgetWasSet() async throws {
    let trial = try await TrialLedger()
    let ledger = try trial.ledger()
    let first = try await ledger.hold(trial.intent("create a.fr"), lease: 60)
    _ = try await ledger.permit(first, posted: trial.clock.now)
    try await ledger.settle(first, .ordered(orderID: 1, total: nil, reason: nil))
    _ = try await ledger.hold(trial.intent("create b.fr"), lease: 60)
    let administration = try trial.administration
    try await administration.set(.project("shop"), to: Money("20 EUR"))
    let standing = try #require(try await ledger.budgets(at: "ovh-eu").first)
    #expect("\(standing.spent) \(standing.reserved) \(standing.left)" == "7.00 EUR 7.00 EUR 6.00 EUR")
    // It is lowered below what is spent, and ended.
    try await administration.set(.project("shop"), to: Money("10 EUR"))
    #expect(try await ledger.budgets(at: "ovh-eu").first?.left == .zero("EUR"))
    try await administration.set(.project("shop"), to: nil)
    #expect(try await ledger.budgets(at: "ovh-eu").isEmpty)
    #expect(try trial.value("SELECT count(*) FROM panier.budget_changes") == "3")
  }

  @Test func holdsOnceThoughTheAnswerWasLost() async throws {
    let trial = try await TrialLedger()
    let ledger = try trial.ledger()
    _ = try await ledger.entries(LedgerFilter())
    for number in 1...3 {
      // The way is cut behind its back: the next call finds that out, and is made again.
      try trial.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ada' AND datname = current_database()")
      _ = try await ledger.hold(trial.intent("create cut\(number).fr"), lease: 60)
    }
    #expect(try await ledger.entries(LedgerFilter()).count == 3)
  }

  @Test func survivesACrashWithAllThatItConfirmed() async throws {
    let server = try TrialServer()
    defer { server.stop() }
    let address = try PostgresAddress(server.address())
    let ledger = PostgresLedger(address, owner: "one")
    try await LedgerAdministration(ledger).initialise()
    let intent = PurchaseIntent(
      scope: LedgerScope(place: "ovh-eu", account: "x"), reference: "c", total: .zero("EUR"),
      things: [PurchasedThing("create a.fr")])
    let ticket = try await ledger.hold(intent, lease: 60)
    #expect(try await ledger.permit(ticket, posted: Date()))
    try server.crash()
    let refusal = await #expect(throws: LedgerError.self) { try await ledger.entries(LedgerFilter()) }
    guard case .unreachable(address.shown, _)? = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
    #expect(refusal?.description.hasSuffix("; nothing is ordered without it") == true)
    try server.start()
    try await ledger.settle(ticket, .ordered(orderID: 7, total: nil, reason: nil))
    #expect(try await ledger.history(of: ticket.entry).map(\.state) == [.held, .posting, .ordered])
  }

  @Test func noticesAServerThatLacksWhatItConfirmed() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/mark-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let server = try TrialServer(hasRoles: false)
    defer { server.stop() }
    let address = try PostgresAddress(server.address())
    try await LedgerAdministration(PostgresLedger(address, owner: "one")).initialise()
    #expect(try server.query("postgres", "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'panier%'") == "2")
    func ledger() -> PostgresLedger { PostgresLedger(address, owner: "one", mark: folder + "/ledger.mark") }
    func begin(_ thing: String) async throws {
      let ledger = ledger()
      let ticket = try await ledger.hold(
        PurchaseIntent(
          scope: LedgerScope(place: "ovh-eu", account: "x"), reference: "c", total: .zero("EUR"),
          things: [PurchasedThing(thing)]), lease: 60)
      // What is only held may be lost: nothing has left.
      #expect(try await ledger.permit(ticket, posted: .now))
    }
    try await begin("create a.fr")
    try server.backUp()
    try await begin("create b.fr")
    try server.restore()
    let lost = LedgerError.lostChange(ledger: address.shown, mark: folder + "/ledger.mark")
    await #expect(throws: lost) { try await begin("create c.fr") }
    await #expect(throws: lost) { try await ledger().entries(LedgerFilter()) }
    #expect(
      lost.description
        == "the ledger '\(address.shown)' lacks a change that it had confirmed to this machine, as after a fail-over or a "
        + "restored backup; nothing is ordered: compare the journal with the account's orders, then accept what the ledger "
        + "has")
    try await LedgerAdministration(ledger()).accept()
    try await begin("create c.fr")
    #expect(try await ledger().entries(LedgerFilter()).count == 2)
  }

  /// A hold that a crash took gives its number to another, to which its ticket is no key.
  @Test func aTicketFitsItsOwnEntryAlone() async throws {
    let server = try TrialServer()
    defer { server.stop() }
    let address = try PostgresAddress(server.address())
    try await LedgerAdministration(PostgresLedger(address, owner: "one")).initialise()
    let ledger = PostgresLedger(address, owner: "one")
    func hold(_ thing: String) async throws -> LedgerTicket {
      try await ledger.hold(
        PurchaseIntent(
          scope: LedgerScope(place: "ovh-eu", account: "x"), reference: "c", total: .zero("EUR"),
          things: [PurchasedThing(thing)]), lease: 60)
    }
    let (first, second) = (try await hold("create a.fr"), try await hold("create b.fr"))
    #expect(first.epoch != second.epoch)
    let mixed = LedgerTicket(entry: second.entry, epoch: first.epoch, owner: first.owner)
    #expect(try await !ledger.permit(mixed, posted: .now))
    #expect(try await ledger.entry(second.entry).state == .held)
    #expect(try await ledger.permit(second, posted: .now))
    let gone = LedgerTicket(entry: 77, epoch: first.epoch, owner: first.owner)
    await #expect(throws: LedgerError.noEntry(id: 77)) { try await ledger.permit(gone, posted: .now) }
  }

  @Test func buysNothingOnAServerThatTookOver() async throws {
    let server = try TrialServer()
    defer { server.stop() }
    let administrator = LedgerAdministration(PostgresLedger(try PostgresAddress(server.address()), owner: "admin"))
    try await administrator.initialise()
    let address = try PostgresAddress(server.address(as: "ada"))
    let ledger = PostgresLedger(address, owner: "one")
    func intent(_ thing: String) -> PurchaseIntent {
      PurchaseIntent(
        scope: LedgerScope(place: "ovh-eu", account: "x"), reference: "c", total: .zero("EUR"),
        things: [PurchasedThing(thing)])
    }
    let (held, posted) = (
      try await ledger.hold(intent("create a.fr"), lease: 600), try await ledger.hold(intent("create b.fr"), lease: 600)
    )
    #expect(try await ledger.permit(posted, posted: .now))
    try server.failOver()
    // Whoever lost no change of its own does not know what others have lost.
    let refusal = LedgerError.failedOver(ledger: address.shown)
    await #expect(throws: refusal) { try await ledger.judge(intent("create c.fr")) }
    await #expect(throws: refusal) { try await ledger.hold(intent("create c.fr"), lease: 60) }
    await #expect(throws: refusal) { try await ledger.permit(held, posted: .now) }
    #expect(
      refusal.description
        == "the ledger '\(address.shown)' was taken over by another server, which may lack the last purchases; nothing is "
        + "ordered: its administrator compares the journal with the account's orders, then accepts the server")
    // What was under way is settled all the same.
    try await ledger.settle(posted, .ordered(orderID: 7, total: nil, reason: nil))
    #expect(try await ledger.entry(posted.entry).state == .ordered)
    #expect(try await !administrator.status().isAccepted)
    try await LedgerAdministration(ledger).accept()
    await #expect(throws: refusal) { try await ledger.hold(intent("create c.fr"), lease: 60) }
    try await administrator.accept()
    #expect(try await administrator.status().isAccepted)
    #expect(try await ledger.permit(held, posted: .now))
    _ = try await ledger.hold(intent("create c.fr"), lease: 60)
  }
}
