import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier budget show`.
struct BudgetShow: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show each budget with what is spent, reserved and left, and who holds money now.")

  @OptionGroup var options: ShellOptions

  @Option(help: "What was spent in each of the last months, as a chart, in place of the budgets.")
  var months: Int?

  func validate() throws {
    guard months.map({ $0 > 0 }) ?? true else { throw ValidationError("--months takes a number of months from 1 on") }
  }

  /// Prints the table.
  func execute(_ program: Program) async throws -> Int32 {
    let endpoint = try EndpointChoice(options, program.environment)
    let choice = try LedgerChoice(options, program.environment)
    let ledger = choice.ledger()
    let place = choice.place(of: endpoint)
    if let months {
      let pages = BudgetPages(options, program.environment)
      print(pages.months(try await ledger.entries(LedgerFilter()), last: months, at: place))
      return ExitStatus.done.rawValue
    }
    print(
      BudgetPages(options, program.environment).page(
        try await ledger.budgets(at: place), open: try await ledger.entries(.open), at: place,
        help: choice.shared != nil
          ? "its administrator sets one: panier budget set team \"500 EUR/month\""
          : "write one to '\(program.environment.configurationDirectory)/config.yaml': budget: { per_month: 500 EUR }"))
    return ExitStatus.done.rawValue
  }
}
