import ArgumentParser
import PanierCommandLine
import PanierPostgres

/// `panier ledger init`.
struct LedgerInit: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a ledger of an empty database.",
    discussion: """
      Makes the schema 'panier' and the roles panier_operator and panier_administrator, to be granted to people's own \
      roles. The role that does it owns the ledger and administers it; it has to be allowed to create roles.
      """)

  @OptionGroup var options: ShellOptions

  /// Makes schema, functions, views and roles.
  func execute(_ program: Program) async throws -> Int32 {
    let ledger = try LedgerChoice(options, program.environment).requireShared()
    try await LedgerAdministration(ledger).initialise()
    print("'\(ledger.shown)' is a ledger now; grant panier_operator to those who buy")
    return ExitStatus.done.rawValue
  }
}
