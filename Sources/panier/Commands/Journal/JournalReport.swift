import ArgumentParser
import OVHClient
import PanierCommandLine
import PanierOrdering
import PanierReference

/// `panier journal report`.
struct JournalReport: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Add up what was bought, with a chart; or every purchase for the books.",
    discussion: """
      Amounts are what was really charged, with tax; what is not known yet is reserved. Months and days are those of UTC.

      panier journal report --by month
      panier journal report --by script --from 2026-01-01
      panier journal report --by order -o csv            a line for each purchase, for the books
      """)

  /// The word for a line for each purchase.
  private static let single = "order"

  @Option(
    help: """
      What it is added up by: month, script, recipe, project, operator or machine; order is a line for each purchase.
      """,
    completion: .list(ReportKey.all.map(\.name) + [JournalReport.single]), transform: JournalReport.key)
  var by = "month"

  @Option(help: "Only purchases of this date or later: 2026-01-01.", transform: OrdersList.date)
  var from: APIDate?

  @Option(help: "Only purchases before this date.", transform: OrdersList.date)
  var to: APIDate?

  @OptionGroup var options: ShellOptions

  /// Prints the sums.
  func execute(_ program: Program) async throws -> Int32 {
    let ledger = try LedgerChoice(options, program.environment).ledger()
    let entries = try await ledger.entries(LedgerFilter(since: from?.date, until: to?.date))
    let pages = JournalPages(options, program.environment)
    if let key = ReportKey(named: by) {
      print(pages.report(try await LedgerReport(entries, in: ledger, by: key)))
    } else {
      print(try pages.book(try await LedgerReport.settled(entries, in: ledger).reversed()))
    }
    return ExitStatus.done.rawValue
  }

  private static func key(_ text: String) throws -> String {
    let known = ReportKey.all.map(\.name) + [single]
    guard known.contains(text) else {
      throw ValidationError(
        "'\(text)' is nothing that is added up by"
          + Spelling.hint(for: text, among: known, else: "use \(known.joined(separator: ", "))"))
    }
    return text
  }
}
