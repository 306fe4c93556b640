import FoundationEssentials
import GRDB

/// The table `entry`: one row for each purchase.
enum LedgerRow {
  static func insert(
    _ intent: PurchaseIntent, charge: Money, owner: String, date: Date, lease: Date, _ database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO entry (kind, place, account, date, reference, ucents, currency, lines, location, owner, epoch, lease,
          state, isOverrun, plan, operator, machine, project, recipe, month, charge)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 'held', 0, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        intent.kind.rawValue, intent.scope.place, intent.scope.account, date.timeIntervalSince1970, intent.reference,
        intent.total.ucents, intent.total.currency, try LedgerLine.text(of: intent.lines), intent.location, owner,
        lease.timeIntervalSince1970, intent.plan?.description, intent.labels.operator, intent.labels.machine,
        intent.labels.project, intent.labels.recipe, BudgetMonth(of: date).text, charge.ucents,
      ])
  }

  /// The entries that buy a cart of a plan, oldest first.
  static func entries(of mark: PlanMark, _ database: Database) throws -> [LedgerEntry] {
    let statement = try database.cachedStatement(sql: "SELECT * FROM entry WHERE plan = ? ORDER BY id")
    return try Row.fetchAll(statement, arguments: [mark.description]).map { try entry($0, database) }
  }

  static func entry(_ id: Int64, _ database: Database) throws -> LedgerEntry {
    let statement = try database.cachedStatement(sql: "SELECT * FROM entry WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { throw LedgerError.noEntry(id: id) }
    return try entry(row, database)
  }

  static func entries(_ filter: LedgerFilter, _ database: Database) throws -> [LedgerEntry] {
    let (sql, arguments) = query(filter)
    return try Row.fetchAll(database, sql: sql, arguments: arguments).map { try entry($0, database) }
  }

  /// The query of a filter; what purchases ask for each time goes by an index, however long the book is.
  static func query(_ filter: LedgerFilter) -> (sql: String, arguments: StatementArguments) {
    var conditions: [String] = []
    var arguments = StatementArguments()
    if let scope = filter.scope {
      conditions.append("place = ? AND account IN (?, '')")
      arguments += [scope.place, scope.account]
    }
    var index = ""
    var order = "id DESC"
    if filter.states == LedgerFilter.open.states {
      // As the index has it, since SQLite compares the conditions by their text.
      conditions.append("state IN ('held', 'posting', 'unknown')")
      index = "INDEXED BY open_entry"
    } else if filter.states == [.notOrdered] {
      conditions.append("state = 'not ordered'")
      index = "INDEXED BY believed_entry"
      order = "posted DESC, id DESC"
    } else if let states = filter.states {
      conditions.append("state IN (\(states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")))")
    }
    if let since = filter.postedSince {
      conditions.append("posted >= ?")
      arguments += [since.timeIntervalSince1970]
    }
    if let plan = filter.plan {
      // As a range, so that the index serves: the character after the stroke is 0.
      conditions.append("plan >= ? AND plan < ?")
      arguments += ["\(plan)/", "\(plan)0"]
    }
    if let orders = filter.orders {
      conditions.append("orderID IN (\(Array(repeating: "?", count: orders.count).joined(separator: ", ")))")
      arguments += StatementArguments(orders)
    }
    if let since = filter.since {
      conditions.append("date >= ?")
      arguments += [since.timeIntervalSince1970]
    }
    if let until = filter.until {
      conditions.append("date < ?")
      arguments += [until.timeIntervalSince1970]
    }
    arguments += [filter.limit ?? -1]
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return ("SELECT * FROM entry \(index) \(condition) ORDER BY \(order) LIMIT ?", arguments)
  }

  /// Reads a row; a state or kind of a later version counts as unknown, so that it is never taken for settled.
  private static func entry(_ row: Row, _ database: Database) throws -> LedgerEntry {
    let id: Int64 = row["id"]
    return LedgerEntry(
      id: id, kind: PurchaseKind(rawValue: row["kind"]) ?? .order,
      scope: LedgerScope(place: row["place"], account: row["account"]),
      date: Date(timeIntervalSince1970: row["date"]), reference: row["reference"],
      total: Money(ucents: row["ucents"], currency: row["currency"]), lines: LedgerLine.lines(row["lines"]),
      things: try ThingRow.things(of: id, database), location: row["location"], owner: row["owner"],
      epoch: row["epoch"], lease: Date(timeIntervalSince1970: row["lease"]),
      posted: (row["posted"] as Double?).map { Date(timeIntervalSince1970: $0) },
      state: LedgerState(rawValue: row["state"]) ?? .unknown, orderID: row["orderID"], reason: row["reason"],
      isOverrun: row["isOverrun"], plan: (row["plan"] as String?).flatMap(PlanMark.init),
      labels: PurchaseLabels(
        operator: row["operator"], machine: row["machine"], project: row["project"], recipe: row["recipe"]),
      month: BudgetMonth(text: row["month"]), charge: Money(ucents: row["charge"], currency: row["currency"]),
      contracts: try ContractRow.contracts(of: id, database))
  }
}
