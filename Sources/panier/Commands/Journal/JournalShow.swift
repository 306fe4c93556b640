import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier journal show`.
struct JournalShow: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one entry.")

  @OptionGroup var options: ShellOptions

  @Argument(help: "The entry's number.")
  var entry: Int64

  /// Prints the entry.
  func execute(_ program: Program) async throws -> Int32 {
    let ledger = try LedgerChoice(options, program.environment).ledger()
    let found = try await ledger.entry(entry)
    print(try JournalPages(options, program.environment).page(found, history: try await ledger.history(of: entry)))
    return ExitStatus.done.rawValue
  }
}
