import ArgumentParser

/// `panier budget`: the budgets of the month.
struct BudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget", abstract: "The budgets of the month: what is spent, reserved and left.",
    discussion: """
      A budget bounds what all purchases of a calendar month of UTC may cost together, with tax: those of the team, of \
      an operator, for a project (--project NAME) or by a recipe. Its money is held before a purchase is sent; what is \
      under way or not known stays reserved; a bill counts as it is, also above the limit. Real endpoints share one \
      purse, each simulator has its own.

      Without a shared ledger they stand in config.yaml:
      budget: { per_month: 500 EUR, projects: { shop: 50 EUR } }
      """,
    subcommands: [BudgetShow.self, BudgetSet.self], defaultSubcommand: BudgetShow.self)
}
