import FoundationEssentials
import PanierOrdering

/// A filter as a query of the view of entries, and what its rows say.
struct EntryQuery {
  /// All that an entry holds, and the ledger's clock.
  static let columns =
    "SELECT *, extract(epoch FROM panier.clock()) AS clock FROM panier.entries"

  let sql: String
  let arguments: [String?]

  init(_ filter: LedgerFilter) {
    var conditions: [String] = []
    var arguments: [String?] = []
    func place(_ argument: String) -> String {
      arguments.append(argument)
      return "$\(arguments.count)"
    }
    if let scope = filter.scope {
      conditions.append("place = \(place(scope.place)) AND account IN (\(place(scope.account)), '')")
    }
    var order = "id DESC"
    if filter.states == LedgerFilter.open.states {
      // As the index has it.
      conditions.append("state IN \(LedgerSchema.openStates)")
    } else if filter.states == [.notOrdered] {
      conditions.append("state = 'not ordered'")
      order = "posted DESC, id DESC"
    } else if let states = filter.states {
      conditions.append("state IN (\(states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")))")
    }
    if let since = filter.postedSince {
      conditions.append("posted >= \(place("\(since.timeIntervalSince1970)"))::double precision")
    }
    if let plan = filter.plan {
      let pattern = plan.map { "%_\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
      conditions.append("plan LIKE \(place(pattern + "/%"))")
    }
    if let orders = filter.orders {
      conditions.append("order_id = ANY (\(place("{\(orders.map { "\($0)" }.joined(separator: ","))}"))::bigint[])")
    }
    if let since = filter.since {
      conditions.append("noted >= \(place("\(since.timeIntervalSince1970)"))::double precision")
    }
    if let until = filter.until {
      conditions.append("noted < \(place("\(until.timeIntervalSince1970)"))::double precision")
    }
    var sql = Self.columns
    if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
    sql += " ORDER BY \(order)"
    if let limit = filter.limit { sql += " LIMIT \(place("\(limit)"))" }
    self.sql = sql
    self.arguments = arguments
  }

  /// Reads rows; a state or kind of a later version counts as unknown, so that it is never taken for settled.
  static func entries(_ rows: [PostgresRow], _ box: PostgresLink.GreetingBox) throws -> [LedgerEntry] {
    if let row = rows.first { box.set(clock: try row.moment("clock")) }
    return try rows.map { row in
      let currency = try row.text("currency")
      func list<Element: Decodable>(_ column: String) throws -> [Element] {
        try JSONDecoder().decode([Element].self, from: Data(try row.text(column).utf8))
      }
      let things: [NotedThing] = try list("things")
      return LedgerEntry(
        id: try row.number("id"), kind: PurchaseKind(rawValue: try row.text("kind")) ?? .order,
        scope: LedgerScope(place: try row.text("place"), account: try row.text("account")),
        date: try row.moment("noted"),
        reference: try row.text("reference"), total: Money(ucents: try row.number("ucents"), currency: currency),
        lines: LedgerLine.lines(try row.text("lines")), things: things.map(\.thing),
        location: row["location"],
        owner: try row.text("owner"), epoch: try row.number("epoch"), lease: try row.moment("lease"),
        posted: row["posted"] == nil ? nil : try row.moment("posted"),
        state: LedgerState(rawValue: try row.text("state")) ?? .unknown, orderID: row["order_id"].flatMap { Int64($0) },
        reason: row["reason"], isOverrun: row.isTrue("is_overrun"), plan: row["plan"].flatMap(PlanMark.init),
        labels: PurchaseLabels(
          operator: row["operator"], machine: row["machine"], project: row["project"], recipe: row["recipe"]),
        month: BudgetMonth(text: try row.text("month")),
        charge: Money(ucents: try row.number("charge"), currency: currency), contracts: try list("contracts")
      )
    }
  }
}
