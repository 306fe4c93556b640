import ArgumentParser
import PanierCommandLine
import PanierOrdering
import PanierPostgres

/// `panier budget set`.
struct BudgetSet: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set a budget of a shared ledger, as its administrator.",
    discussion: """
      panier budget set team "500 EUR/month"
      panier budget set project shop "50 EUR/month"
      panier budget set operator ada none              end a budget
      """)

  @OptionGroup var options: ShellOptions

  @Argument(help: "team, operator NAME, project NAME or recipe NAME, and the limit with its currency, or none.")
  var words: [String]

  /// Sets the budget, or says where those of a journal of this machine stand.
  func execute(_ program: Program) async throws -> Int32 {
    let order = try BudgetOrder(words)
    if let shared = try LedgerChoice(options, program.environment).shared {
      try await LedgerAdministration(shared).set(order.name, to: order.limit)
      print("\(order.name): " + (order.limit.map { "\($0) a month" } ?? "no budget"))
      return ExitStatus.done.rawValue
    }
    throw CommandFailure(
      .usage,
      "the budgets of a journal on this machine stand in '\(program.environment.configurationDirectory)/config.yaml', "
        + (order.limit == nil ? "take out the line" : "write there") + " \(order.setting)")
  }
}
