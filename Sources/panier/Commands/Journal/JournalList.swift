import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier journal list`.
struct JournalList: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the entries, newest first.")

  @OptionGroup var options: ShellOptions

  @Flag(help: "Only those whose ending is not known.")
  var open = false

  /// Prints the table.
  func execute(_ program: Program) async throws -> Int32 {
    let entries = try await SQLiteLedger(of: program.environment, options).entries(open ? .open : LedgerFilter())
    print(JournalPages(options, program.environment).list(entries))
    return ExitStatus.done.rawValue
  }
}
