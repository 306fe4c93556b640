import FoundationEssentials
import GRDB

/// What stands against a purchase: the same one, and the budgets of the month.
extension SQLiteLedger {
  /// Refuses what is open or was bought a short while ago, and a cart of a plan that was bought however long ago.
  /// - Parameter free: frees what a process held that ended before anything was sent, and what the plan of the purchase
  ///   holds for it; takes the reason.
  /// - Returns: what the plan holds for it.
  func judge(
    _ intent: PurchaseIntent, _ database: Database, free: (LedgerEntry, String) throws -> Void
  ) throws -> [LedgerEntry] {
    var planned: [LedgerEntry] = []
    if let mark = intent.plan {
      for entry in try LedgerRow.entries(of: mark, database) where entry.state.isOpen || entry.state == .ordered {
        if entry.state == .ordered { throw LedgerRefusal.applied(entry) }
        if intent.takesOver(entry) {
          planned.append(entry)
          try free(entry, "its plan is applied")
        } else {
          guard entry.state == .held, !isUnderWay(entry) else { throw LedgerRefusal.open(entry) }
          try free(entry, entry.reasonLeft)
        }
      }
    }
    // In one order, so that of two reasons to refuse the same one is told each time.
    var looks = intent.things.sorted { $0.description < $1.description }.map { ($0, intent.scope) }
    if intent.kind == .order {
      looks.append((PurchasedThing.lines(intent.lines), intent.scope.ofEarlierVersion))
    }
    for (thing, scope) in looks {
      for id in try ThingRow.open(thing, scope, database) {
        let entry = try LedgerRow.entry(id, database)
        if intent.takesOver(entry) { continue }
        guard entry.state == .held, !isUnderWay(entry) else { throw LedgerRefusal.open(entry) }
        try free(entry, entry.reasonLeft)
      }
      guard !intent.mayRepeat, !thing.isPart else { continue }
      if let id = try ThingRow.bought(thing, scope, since: now() - SQLiteLedger.window, database) {
        throw LedgerRefusal.repeated(try LedgerRow.entry(id, database))
      }
    }
    return planned
  }

  // MARK: Budgets

  /// The sums that an intent changes.
  func account(of intent: PurchaseIntent, at date: Date) -> SpendingRow.Account {
    SpendingRow.Account(
      budgets: intent.labels.budgets, month: BudgetMonth(of: date), purse: intent.scope.purse)
  }

  /// What a purchase takes from the budgets: nothing that was counted when the order was made is counted again when it is
  /// paid.
  func charge(of intent: PurchaseIntent, _ database: Database) throws -> Money {
    let total = Money(ucents: max(0, intent.total.ucents), currency: intent.total.currency)
    guard intent.kind.costs else { return .zero(total.currency) }
    guard intent.kind == .payment, let order = Int64(intent.reference) else { return total }
    let statement = try database.cachedStatement(
      sql: """
        SELECT charge, currency FROM entry
        WHERE place = ? AND account IN (?, '') AND \(Self.makesOrder) AND orderID = ? AND state = 'ordered'
        """)
    let counted = try Row.fetchAll(statement, arguments: [intent.scope.place, intent.scope.account, order])
      .filter { $0["currency"] == total.currency }.reduce(0 as Int64) { max($0, $1["charge"]) }
    return Money(ucents: max(0, total.ucents - counted), currency: total.currency)
  }

  /// Refuses what does not fit into each of its budgets.
  /// - Parameter left: entries that are given up and count no more.
  func requireRoom(
    _ charge: Money, for intent: PurchaseIntent, without left: [LedgerEntry] = [], _ database: Database
  ) throws {
    guard charge.ucents > 0 else { return }
    let account = account(of: intent, at: now())
    for limit in limits where account.budgets.contains(limit.name) {
      guard limit.limit.currency == charge.currency else {
        throw LedgerRefusal.budgetInOtherCurrency(limit, charge: charge)
      }
      let standing = try standing(limit, account, without: left, database)
      guard standing.fits(charge) else { throw LedgerRefusal.overBudget(standing, charge: charge) }
    }
  }

  func standing(
    _ limit: Budget, _ account: SpendingRow.Account, without left: [LedgerEntry], _ database: Database
  ) throws -> BudgetStanding {
    var sums = try SpendingRow.sums(limit.name, limit.limit.currency, account, database)
    for entry in left
    where entry.month == account.month && entry.scope.purse == account.purse
      && entry.charge.currency == sums.reserved.currency && entry.labels.budgets.contains(limit.name)
    {
      sums.reserved = sums.reserved.saturatingSum(
        Money(ucents: -entry.charge.ucents, currency: sums.reserved.currency))
    }
    return BudgetStanding(budget: limit, month: account.month, spent: sums.spent, reserved: sums.reserved)
  }

  /// What was held by processes that ended before anything was sent.
  func abandoned(_ database: Database) throws -> [LedgerEntry] {
    try LedgerRow.entries(.open, database).filter { $0.state == .held && !isUnderWay($0) }
  }

  /// Moves the money of an entry that gets another state.
  /// - Parameter charge: what an order really takes; nil for anything else.
  func book(_ entry: LedgerEntry, as state: LedgerState, _ charge: Money?, _ database: Database) throws {
    let account = SpendingRow.Account(
      budgets: entry.labels.budgets, month: entry.month, purse: entry.scope.purse)
    let held = entry.charge
    if entry.state.isOpen, !state.isOpen {
      try SpendingRow.add(reserved: -held.ucents, of: held.currency, to: account, database)
    }
    guard state == .ordered else { return }
    let charge = charge ?? held
    try SpendingRow.add(spent: charge.ucents, of: charge.currency, to: account, database)
    // A bill in another currency cannot be weighed against what was held: both stay taken.
    if charge.currency != held.currency {
      try SpendingRow.add(spent: held.ucents, of: held.currency, to: account, database)
    }
  }
}

extension LedgerEntry {
  /// What a bill takes from the budgets.
  func charge(for bill: Money) -> Money {
    guard kind.costs else { return .zero(bill.currency) }
    // Of an order that was counted when it was made, a payment takes only what it came to more.
    let counted = kind == .payment && bill.currency == total.currency ? max(0, total.ucents - charge.ucents) : 0
    let (charge, isOverflow) = bill.ucents.subtractingReportingOverflow(counted)
    return Money(ucents: isOverflow ? 0 : max(0, charge), currency: bill.currency)
  }
}
