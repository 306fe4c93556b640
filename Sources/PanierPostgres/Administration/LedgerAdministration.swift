public import PanierOrdering

/// What the administrator of a shared ledger does.
public struct LedgerAdministration: Sendable {
  private let ledger: PostgresLedger
  private var link: PostgresLink { ledger.link }

  /// Names the ledger.
  public init(_ ledger: PostgresLedger) { self.ledger = ledger }

  /// Makes schema, functions, views and the roles `panier_operator` and `panier_administrator`; the role that does it owns
  /// the ledger and administers it.
  /// - Throws: ``LedgerError``; a database that is a ledger already is refused.
  public func initialise() async throws {
    try await judged {
      guard try await version() == nil else {
        throw LedgerError.forbidden(ledger: ledger.shown, reason: "the database is a ledger already")
      }
      try await link.run("BEGIN;\n\(LedgerSchema.steps.joined(separator: "\n"))\nCOMMIT;")
    }
  }

  /// Brings a ledger of an earlier version up to date.
  /// - Returns: the versions before and after.
  /// - Throws: ``LedgerError``.
  public func migrate() async throws -> (from: Int, to: Int) {
    try await judged {
      guard let version = try await version() else { throw LedgerError.notMade(ledger: ledger.shown) }
      guard version <= LedgerSchema.version else { throw LedgerError.newerLedger(ledger: ledger.shown) }
      for (index, step) in LedgerSchema.steps.enumerated() where index >= version {
        try await link.run("BEGIN;\n\(step)\nUPDATE panier.meta SET version = \(index + 1);\nCOMMIT;")
      }
      return (version, LedgerSchema.version)
    }
  }

  /// The version of the ledger in the database; nil where there is none.
  private func version() async throws -> Int? {
    do {
      return Int(try await link.plainRows("SELECT version FROM panier.opened()").first?.number("version") ?? 0)
    } catch let error as PostgresError where ["3F000", "42883", "42P01"].contains(error.code) { return nil }
  }

  /// Sets a budget of the month, or ends it.
  /// - Parameters:
  ///   - name: whose purchases.
  ///   - limit: the most that they may cost in a month, with tax; nil to end the budget.
  /// - Throws: ``LedgerError/forbidden(ledger:reason:)`` for a role that is no administrator.
  public func set(_ name: BudgetName, to limit: Money?) async throws {
    try await judged {
      _ = try await link.rows(
        "SELECT panier.set_budget($1, $2, $3)", ["\(name)", limit.map { "\($0.ucents)" }, limit?.currency])
    }
  }

  /// Takes what another ledger holds along, each entry once.
  ///
  /// What is open there holds its money and stops the same purchase here too; it is settled here from then on.
  /// - Parameters:
  ///   - journal: the other ledger.
  ///   - id: what names it, so that a second import takes only what is new.
  ///   - labels: the labels of entries that have none, which earlier versions wrote.
  ///   - isWanted: whether an entry is taken along.
  /// - Returns: how many entries were taken along, and how many were there already.
  /// - Throws: ``LedgerError``.
  public func take(
    _ journal: any Ledger, id: String, labels: PurchaseLabels, where isWanted: (LedgerEntry) -> Bool = { _ in true }
  ) async throws -> (taken: Int, known: Int) {
    try await judged {
      var (taken, known) = (0, 0)
      for entry in try await journal.entries(LedgerFilter()).reversed() where isWanted(entry) {
        let document = try TakenEntry(entry, history: try await journal.history(of: entry.id), of: id, labels).json()
        let rows = try await link.rows("SELECT panier.import_entry($1::jsonb) AS is_taken", [document])
        if rows.first?.isTrue("is_taken") == true { taken += 1 } else { known += 1 }
      }
      return (taken, known)
    }
  }

  /// How the ledger stands.
  /// - Throws: ``LedgerError``.
  public func status() async throws -> LedgerStatus {
    try await judged {
      let open = try await link.rows(
        "SELECT count(*) AS entries, count(*) FILTER (WHERE state IN \(LedgerSchema.openStates)) AS open FROM panier.entries"
      )
      guard let row = open.first, let greeting = link.greeting.greeting else {
        throw PostgresError(code: "XX000", message: "the ledger says nothing of itself")
      }
      return LedgerStatus(
        address: ledger.shown, version: greeting.version, login: greeting.login,
        isAdministrator: greeting.isAdministrator, settling: greeting.settling, system: greeting.system,
        timeline: greeting.timeline, isAccepted: greeting.isAccepted, entries: try row.number("entries"),
        open: try row.number("open"),
        clock: link.greeting.clock ?? greeting.clock)
    }
  }

  /// Takes the server as it is from now on, after somebody compared its entries with the account's orders: for this machine,
  /// and for everybody when the role is the administrator's.
  /// - Throws: ``LedgerError``.
  public func accept() async throws {
    await link.forget()
    try await judged {
      _ = try await link.rows("SELECT 1")
      guard let greeting = link.greeting.greeting, greeting.isAdministrator, !greeting.isAccepted else { return }
      _ = try await link.rows("SELECT panier.accept_server()")
      await link.greetAgain()
    }
  }

  private func judged<Result>(_ body: () async throws -> Result) async throws -> Result {
    try await ledger.called(body)
  }
}
