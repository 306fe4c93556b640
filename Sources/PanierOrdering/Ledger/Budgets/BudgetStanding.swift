/// How a budget stands in a month.
public struct BudgetStanding: Sendable, Hashable {
  /// The budget.
  public var budget: Budget
  /// The month.
  public var month: BudgetMonth
  /// What was ordered, as charged.
  public var spent: Money
  /// What is held for purchases under way, and for those whose ending is not known.
  public var reserved: Money

  /// Creates a standing.
  public init(budget: Budget, month: BudgetMonth, spent: Money, reserved: Money) {
    self.budget = budget
    self.month = month
    self.spent = spent
    self.reserved = reserved
  }

  /// What is spent and reserved together.
  public var taken: Money { spent.saturatingSum(reserved) }

  /// What may still be bought for; nothing where bills came to more than the limit.
  public var left: Money {
    let (left, isOverflow) = budget.limit.ucents.subtractingReportingOverflow(taken.ucents)
    return Money(ucents: isOverflow ? 0 : max(0, left), currency: budget.limit.currency)
  }

  /// Whether an amount still fits.
  func fits(_ charge: Money) -> Bool { charge.ucents <= 0 || charge.ucents <= left.ucents }
}

extension Money {
  /// The sum, or the most that money holds: a sum of bills has to stay a bound.
  func saturatingSum(_ other: Money) -> Money {
    let (sum, isOverflow) = ucents.addingReportingOverflow(other.ucents)
    return Money(ucents: isOverflow ? (other.ucents < 0 ? .min : .max) : sum, currency: currency)
  }
}
