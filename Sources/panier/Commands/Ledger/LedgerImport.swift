import ArgumentParser
import PanierCommandLine
import PanierOrdering
import PanierPostgres

/// `panier ledger import`.
struct LedgerImport: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take the journal of this machine along into a shared ledger, as its administrator.",
    discussion: """
      Each entry is taken along once, with its history; what is open holds its money and stops the same purchase in the \
      shared ledger too. Entries of the built-in simulator stay where they are.
      """)

  @OptionGroup var options: ShellOptions

  @Argument(help: "The journal.", completion: .file())
  var file: String?

  /// Takes the entries along.
  func execute(_ program: Program) async throws -> Int32 {
    let ledger = try LedgerChoice(options, program.environment).requireShared()
    let path = file ?? program.environment.stateDirectory + "/journal.sqlite"
    let journal = try JournalFile(path)
    let (taken, known) = try await journal.take(to: LedgerAdministration(ledger), options)
    print("\(taken) entries of '\(path)' were taken along to '\(ledger.shown)', \(known) were there already")
    return ExitStatus.done.rawValue
  }
}
