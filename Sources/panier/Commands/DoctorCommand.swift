import ArgumentParser
import PanierCommandLine
import PanierKit

/// `panier doctor`: whether everything is fit for ordering.
struct DoctorCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check endpoint, clock, credential, rights, account, payment method and journal.",
    discussion: """
      Exit codes: 0 orders can be made, 3 they cannot be noted, 5 the API or the ledger cannot be reached, 6 the API does not \
      accept the credential.
      """)

  @OptionGroup var options: ShellOptions

  /// Looks at everything and prints a line for each thing.
  func execute(_ program: Program) async throws -> Int32 {
    let options = options
    return await CommandRun(options, program.interrupts)(program.environment) { connection in
      let report = DoctorReport(options.output ?? .table)
      let status = try await Doctor(connection, subsidiary: options.subsidiary, report: { report.add($0) }).examine()
      let choice = try LedgerChoice(options, program.environment, isBuiltIn: connection.endpoint.isBuiltIn)
      let journal = await LedgerCheckup(choice, program.environment).examine()
      report.add(journal.finding)
      report.finish()
      return status == .done ? journal.status : status
    }
  }
}
