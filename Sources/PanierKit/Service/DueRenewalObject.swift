import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// A service that ends soon, with what it costs to go on, as Lua sees it.
public final class DueRenewalObject: LuaObject {
  let service: ServiceObject
  let ways: [RenewalObject]
  /// The way that is counted: alone, for its own period; nil where it cannot be renewed.
  let way: RenewalObject?

  /// Picks the way that is counted.
  /// - Parameters:
  ///   - service: the service.
  ///   - ways: every way to renew it.
  ///   - duration: the period that is asked for; nil for its own, else the first one that is offered.
  init(_ service: ServiceObject, _ ways: [RenewalObject], duration: Period?) {
    self.service = service
    self.ways = ways
    let own = service.infos?.renew?.period.map { Period(months: Int($0)) }
    func alone(for period: Period?) -> RenewalObject? {
      ways.first { $0.others.isEmpty && (try? Period($0.duration)) == period }
    }
    way = duration.map { alone(for: $0) } ?? alone(for: own) ?? ways.first { $0.others.isEmpty } ?? ways.first
  }

  /// What a month of it costs.
  var month: Money? {
    guard let price = way?.price, let months = way.flatMap({ try? Period($0.duration) })?.months, months > 0,
      let parts = try? price.split(months)
    else { return nil }
    return parts.last
  }

  public static let luaType = LuaType(
    "DueRenewal", of: DueRenewalObject.self,
    summary: "A service that ends soon, with what it costs to go on.",
    fields: [
      LuaField("name", .string, "The service's name.") { .string($0.service.name) },
      LuaField("product", .string, "The product: domain, webHosting, vps, dedicated, email.") {
        .string($0.service.product)
      },
      LuaField("expires", .optional(.string), "When it ends unless it is renewed: ISO 8601.") {
        .optional($0.service.expires)
      },
      LuaField("days_left", .optional(.integer), "The whole days until then; negative once it has expired.") {
        $0.service.daysLeft.map { .integer($0) } ?? .nil
      },
      LuaField("renewal", .optional(.string), "How it goes on then: automatic, manual, ends.") {
        .optional($0.service.renewal)
      },
      LuaField("duration", .optional(.string), "The period that is counted: ISO 8601; nil where it cannot be renewed.")
      { .optional($0.way?.duration) },
      LuaField("strategy", .optional(.string), "What is renewed for the price: the names, joined by ' + '.") {
        .optional($0.way?.strategy)
      },
      LuaField("price", .optional(.object("Money")), "The price of the period, without tax.") { .money($0.way?.price) },
      LuaField("monthly", .optional(.object("Money")), "What a month of it costs, without tax, rounded down.") {
        .money($0.month)
      },
      LuaField("service", .object("Service"), "The service, to renew it: `row.service:renew{…}`.") {
        .object($0.service)
      },
      LuaField("ways", .object("List"), "Every way to renew it.") { .object(ListObject($0.ways)) },
    ],
    operators: .init(tostring: { object in
      "\(object.service.name) until \(object.service.expires ?? "its end")"
        + (object.way?.price.map { " (\($0) excl. tax)" } ?? "")
    }),
    example: """
      for _, due in ipairs((service.renewals{ within = "30d" })) do print(due.name, due.days_left, due.price) end
      """
  )
}

extension DueRenewalObject: Listed {
  var table: TextTable? { Self.table(of: [self]) }

  /// What is due, and the sum of it.
  static func table(of rows: [DueRenewalObject]) -> TextTable {
    let sum = MonthCostObject.sum(rows.compactMap { $0.way?.price })
    let total: [TextTable.Cell] = [.init("Total"), "", "", "", "", "", .money(sum, style: .bold)]
    let unknown = rows.filter { $0.way == nil }.map(\.service.name)
    return TextTable(
      title: "Renewals that are due, excl. tax",
      columns: [
        .init("Service"), .init("Product"), .init("Expires"), .init("Days", alignment: .right), .init("Renewal"),
        .init("Period"), .init("Price", alignment: .decimal), .init("Month", alignment: .decimal, isDroppable: true),
      ],
      rows: rows.map { row in
        [
          .init(row.service.name), .init(row.service.product), .init(String((row.service.expires ?? "").prefix(10))),
          .init(row.service.daysLeft.map { "\($0)" } ?? ""), .init(row.service.renewal ?? ""),
          .init(row.way?.duration ?? ""), .money(row.way?.price), .money(row.month),
        ]
      },
      footer: sum == nil || rows.count < 2 ? [] : [total],
      notes: rows.isEmpty
        ? ["nothing is due"] : unknown.isEmpty ? [] : ["cannot be renewed: \(unknown.joined(separator: ", "))"])
  }
}
