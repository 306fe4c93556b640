import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier journal list`.
struct JournalList: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the entries, newest first.")

  @OptionGroup var options: ShellOptions

  @Flag(help: "Only those whose ending is not known.")
  var open = false

  @Option(
    help: "Sums in place of entries, by operator, machine or project.",
    completion: .list(JournalList.keys),
    transform: { text in
      guard keys.contains(text), let key = ReportKey(named: text) else {
        throw ValidationError("'\(text)' is nothing to sum by; use operator, machine or project")
      }
      return key
    })
  var by: ReportKey?

  /// What entries are summed by here; `journal report` knows more.
  private static let keys = ["operator", "machine", "project"]

  /// Prints the table.
  func execute(_ program: Program) async throws -> Int32 {
    let entries = try await LedgerChoice(options, program.environment).ledger().entries(open ? .open : LedgerFilter())
    let pages = JournalPages(options, program.environment)
    print(try by.map { pages.sums(entries, by: $0) } ?? pages.list(entries))
    return ExitStatus.done.rawValue
  }
}
