import ArgumentParser
import PanierCommandLine
import PanierPostgres

/// `panier ledger status`.
struct LedgerStatusCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show whether the ledger can be reached, and how it stands.",
    discussion: "Exit codes: 0 purchases can be noted, 3 it is not fit for them, 5 it cannot be reached.")

  @OptionGroup var options: ShellOptions

  @Flag(
    help: """
      Take the server as it is from now on, after a fail-over or a lost change was looked into: for this machine, and for \
      everybody when you are the administrator.
      """)
  var accept = false

  /// Prints a line for each thing.
  func execute(_ program: Program) async throws -> Int32 {
    let ledger = try LedgerChoice(options, program.environment).requireShared()
    let administration = LedgerAdministration(ledger)
    if accept { try await administration.accept() }
    let status = try await administration.status()
    print(LedgerPages(options, program.environment).page(status))
    return (status.isAccepted ? ExitStatus.done : .refused).rawValue
  }
}
