import ArgumentParser
import PanierCommandLine
import PanierPostgres

/// `panier ledger migrate`.
struct LedgerMigrate: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring a ledger of an earlier version up to date.")

  @OptionGroup var options: ShellOptions

  /// Makes the steps that are missing.
  func execute(_ program: Program) async throws -> Int32 {
    let ledger = try LedgerChoice(options, program.environment).requireShared()
    let (from, to) = try await LedgerAdministration(ledger).migrate()
    print(
      from == to
        ? "'\(ledger.shown)' is of version \(to) already"
        : "'\(ledger.shown)' was of version \(from) and is of \(to) now")
    return ExitStatus.done.rawValue
  }
}
