/// Who buys, where, what for and through which recipe: what budgets are kept by, and what the journal is grouped by.
///
/// The host sets them, never a script.
public struct PurchaseLabels: Sendable, Hashable, Codable {
  /// The operator's name on their machine, or at the shared ledger.
  public var `operator`: String?
  /// The machine's name.
  public var machine: String?
  /// What it is bought for, as the operator says.
  public var project: String?
  /// The recipe that buys.
  public var recipe: String?

  /// Creates labels.
  /// - Parameters:
  ///   - operator: the operator's name.
  ///   - machine: the machine's name.
  ///   - project: what it is bought for.
  ///   - recipe: the recipe that buys.
  public init(
    operator: String? = nil, machine: String? = nil, project: String? = nil, recipe: String? = nil
  ) {
    self.operator = `operator`
    self.machine = machine
    self.project = project
    self.recipe = recipe
  }

  /// The budgets that a purchase with these labels takes money from, in the order of their names' texts.
  public var budgets: [BudgetName] {
    [`operator`.map(BudgetName.operator), project.map(BudgetName.project), recipe.map(BudgetName.recipe), .team]
      .compactMap { $0 }
  }
}
