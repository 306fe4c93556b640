/// What a database needs to be a ledger.
enum LedgerSchema {
  /// The version of tables and functions; counted up with each step.
  static let version = 1

  /// The steps from an empty database to today's ledger; never changed, only added to.
  static let steps: [String] = [
    [
      tables, history, steering, changing, judging, purchasing, settling, budgets, importing, views, roles,
    ].joined(separator: "\n")
  ]

  /// The states in which an entry holds its money.
  static let openStates = "('held', 'posting', 'unknown')"

  /// The kinds of deeds that make an order.
  static let orderKinds = "('order', 'renewal', 'upgrade')"
}
