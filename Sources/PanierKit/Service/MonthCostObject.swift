import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// What renewals cost in one month, as Lua sees it.
public final class MonthCostObject: LuaObject {
  /// The month: `2026-12`.
  let month: String
  /// How many services end in it.
  let count: Int
  /// What it costs to go on with them; nil where their prices have no sum.
  let total: Money?

  private init(_ month: String, _ rows: [DueRenewalObject]) {
    self.month = month
    count = rows.count
    total = Self.sum(rows.compactMap { $0.way?.price })
  }

  /// The months in which something ends, in order.
  static func all(of rows: [DueRenewalObject]) -> [MonthCostObject] {
    Dictionary(
      grouping: rows.filter { $0.service.expires != nil }, by: { String(($0.service.expires ?? "").prefix(7)) }
    )
    .sorted { $0.key < $1.key }.map { MonthCostObject($0.key, $0.value) }
  }

  /// The sum of amounts; nil where there are none, or of several currencies.
  static func sum(_ amounts: [Money]) -> Money? {
    guard let first = amounts.first else { return nil }
    return try? amounts.dropFirst().reduce(first) { try $0.adding($1) }
  }

  public static let luaType = LuaType(
    "MonthCost", of: MonthCostObject.self,
    summary: "What renewals cost in one month.",
    fields: [
      LuaField("month", .string, "The month: 2026-12.") { .string($0.month) },
      LuaField("count", .integer, "How many services end in it.") { .integer(Int64($0.count)) },
      LuaField("total", .optional(.object("Money")), "What it costs to go on with them, without tax.") {
        .money($0.total)
      },
    ],
    operators: .init(tostring: { "\($0.month): \($0.total.map { "\($0)" } ?? "no sum")" }),
    example: """
      local _, months = service.renewals{ within = "1y" }
      print(months)
      """
  )
}

extension MonthCostObject: Listed {
  /// The cost of each month.
  static func table(of months: [MonthCostObject]) -> TextTable {
    TextTable(
      title: "Renewals by month, excl. tax",
      columns: [.init("Month"), .init("Services", alignment: .right), .init("Total", alignment: .decimal)],
      rows: months.map { [.init($0.month), .init("\($0.count)"), .money($0.total)] },
      notes: months.isEmpty ? ["nothing is due"] : [])
  }
}
