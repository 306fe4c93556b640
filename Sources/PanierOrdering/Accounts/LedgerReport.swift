/// What purchases came to, added up by one key; amounts are what was really charged, with tax.
public struct LedgerReport: Sendable {
  /// What belongs together: one value of the key at one place in one currency.
  public struct Row: Sendable, Hashable {
    /// The value of the key; empty for entries that say nothing of it.
    public var value: String
    /// The endpoint in its canonical form.
    public var place: String
    /// How many orders were made.
    public var orders: Int
    /// What they came to.
    public var spent: Money
    /// What orders came to that were withdrawn from.
    public var withdrawn: Money
    /// What is held for purchases whose ending is not known.
    public var reserved: Money
  }

  /// What it is added up by.
  public let key: ReportKey
  /// The rows, by place, currency and value.
  public let rows: [Row]

  /// Adds up entries.
  ///
  /// Payments of orders that the entries name are no second purchase; a payment of another order counts as one.
  /// - Parameters:
  ///   - entries: the entries, in any order.
  ///   - ledger: where they come from: it knows the orders of other months too.
  ///   - key: what they are added up by.
  /// - Throws: ``MoneyError`` for sums that no amount holds; ``LedgerError``.
  public init(_ entries: [LedgerEntry], in ledger: any Ledger, by key: ReportKey) async throws {
    self.key = key
    var rows: [[String]: Row] = [:]
    let known = try await Self.known(entries.filter { $0.kind == .payment }, ledger)
    for entry in entries {
      guard let part = Self.part(entry, known) else { continue }
      let (value, currency) = (key.value(entry) ?? "", entry.total.currency)
      let place = [entry.scope.place, currency, value]
      let none = Money.zero(currency)
      var row =
        rows[place]
        ?? Row(
          value: value, place: entry.scope.place, orders: 0, spent: none, withdrawn: none, reserved: none)
      switch part {
      case .spent:
        row.spent = try row.spent.adding(entry.total)
        row.orders += 1
      case .withdrawn: row.withdrawn = try row.withdrawn.adding(entry.total)
      case .reserved: row.reserved = try row.reserved.adding(entry.total)
      }
      rows[place] = row
    }
    self.rows = rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// The entries of some that moved money, each purchase once: orders, withdrawals, and payments of orders that the ledger
  /// does not know.
  /// - Parameters:
  ///   - entries: the entries, in any order.
  ///   - ledger: where they come from.
  /// - Throws: ``LedgerError``.
  public static func settled(_ entries: [LedgerEntry], in ledger: any Ledger) async throws -> [LedgerEntry] {
    let known = try await known(entries.filter { $0.kind == .payment }, ledger)
    return entries.filter { entry in
      switch part(entry, known) {
      case .spent, .withdrawn: true
      case .reserved, nil: false
      }
    }
  }

  /// The orders that are paid by entries and made by others.
  private static func known(_ payments: [LedgerEntry], _ ledger: any Ledger) async throws -> Set<Int64> {
    var known: Set<Int64> = []
    for scope in Set(payments.map(\.scope)) {
      known.formUnion(
        try await ledger.known(payments.filter { $0.scope == scope }.compactMap(order), in: scope))
    }
    return known
  }

  /// The order that a payment is about.
  private static func order(_ payment: LedgerEntry) -> Int64? { payment.orderID ?? Int64(payment.reference) }

  private enum Part {
    case spent, withdrawn, reserved
  }

  /// What an entry adds to; nil for one that moves no money.
  private static func part(_ entry: LedgerEntry, _ known: Set<Int64>) -> Part? {
    switch (entry.kind, entry.state) {
    case (.change, _): nil
    case (.retraction, .ordered): .withdrawn
    case (.retraction, _): nil
    case (.payment, _) where order(entry).map(known.contains) ?? false: nil
    case (_, .ordered): .spent
    case (_, let state): state.isOpen ? .reserved : nil
    }
  }
}
