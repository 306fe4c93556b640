/// The most that purchases may cost together, with tax, in a calendar month of UTC.
public struct Budget: Sendable, Hashable, Codable {
  /// Whose purchases.
  public var name: BudgetName
  /// The most that they may cost.
  public var limit: Money

  /// Creates a budget.
  /// - Parameters:
  ///   - name: whose purchases.
  ///   - limit: the most that they may cost together in a month, with tax.
  public init(_ name: BudgetName, _ limit: Money) {
    self.name = name
    self.limit = limit
  }
}
