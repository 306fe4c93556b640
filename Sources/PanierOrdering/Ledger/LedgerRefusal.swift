/// Why the ledger does not take a purchase.
public enum LedgerRefusal: Error, Sendable, Hashable {
  /// The same is under way, or may have been bought: carries the entry.
  case open(LedgerEntry)
  /// The same was bought within 24 hours: carries the entry.
  case repeated(LedgerEntry)
  /// The same cart of the same plan was bought: carries the entry.
  case applied(LedgerEntry)
  /// A budget of the month has too little left: carries how it stands, and what the purchase would take.
  case overBudget(BudgetStanding, charge: Money)
  /// A budget of the month is in another currency than the purchase: carries the budget, and what it would take.
  case budgetInOtherCurrency(Budget, charge: Money)
}
