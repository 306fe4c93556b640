import ArgumentParser

/// `panier ledger`: one book for a whole team.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The ledger that a team shares: make it, look at it, keep it up to date.",
    discussion: """
      A database of PostgreSQL in place of the journal of one machine: two people do not buy the same, and the budgets of \
      the month hold whoever buys. Its address comes from --ledger, PANIER_LEDGER or ledger: in config.yaml, and is \
      whatever libpq takes, a service file and ~/.pgpass included; TLS is its sslmode.

      createdb panier && panier ledger init --ledger postgresql://HOST/panier
      psql panier -c 'CREATE ROLE ada LOGIN; GRANT panier_operator TO ada'
      panier budget set team "500 EUR/month" --ledger postgresql://HOST/panier
      """,
    subcommands: [LedgerInit.self, LedgerStatusCommand.self, LedgerMigrate.self, LedgerImport.self],
    defaultSubcommand: LedgerStatusCommand.self)
}
