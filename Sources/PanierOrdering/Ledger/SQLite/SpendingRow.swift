import GRDB

/// The table `spending`: for each budget, month, purse and currency what is reserved and what is spent.
///
/// A running sum, changed in the transaction that changes the entry, so that judging a purchase costs the same however
/// long the book is. It is kept for budgets without a limit too: one that is set in the middle of a month counts what was
/// bought before.
enum SpendingRow {
  /// Which sums an entry changes.
  struct Account {
    let budgets: [BudgetName]
    let month: BudgetMonth
    let purse: String
  }

  static func add(
    reserved: Int64 = 0, spent: Int64 = 0, of currency: String, to account: Account, _ database: Database
  ) throws {
    guard reserved != 0 || spent != 0 else { return }
    for name in account.budgets {
      let before = try sums(name, currency, account, database)
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO spending (budget, month, purse, currency, reserved, spent) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (budget, month, purse, currency) DO UPDATE SET reserved = excluded.reserved, spent = excluded.spent
          """)
      // Added here and not by SQLite, which makes an imprecise number of what no whole one can hold.
      try statement.execute(arguments: [
        name.description, account.month.text, account.purse, currency,
        before.reserved.saturatingSum(Money(ucents: reserved, currency: currency)).ucents,
        before.spent.saturatingSum(Money(ucents: spent, currency: currency)).ucents,
      ])
    }
  }

  static func sums(
    _ name: BudgetName, _ currency: String, _ account: Account, _ database: Database
  ) throws -> (reserved: Money, spent: Money) {
    let statement = try database.cachedStatement(
      sql: "SELECT reserved, spent FROM spending WHERE budget = ? AND month = ? AND purse = ? AND currency = ?")
    let row = try Row.fetchOne(
      statement, arguments: [name.description, account.month.text, account.purse, currency])
    return (
      Money(ucents: row?["reserved"] ?? 0, currency: currency), Money(ucents: row?["spent"] ?? 0, currency: currency)
    )
  }
}
