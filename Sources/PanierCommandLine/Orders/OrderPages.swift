public import OVHClient
import PanierKit
public import PanierOrdering
import PanierTerminal

/// What `panier orders` prints.
public struct OrderPages: Sendable {
  private let printing: PrintingOptions

  /// Creates the pages.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    printing = Runtime.printing(options, environment)
  }

  /// Orders as a table.
  /// - Parameter listing: the orders, in the order to show.
  public func list(_ listing: OrderBook.Listing) throws -> String {
    guard !listing.orders.isEmpty || printing.format != .table else {
      return listing.left == 0 ? "no orders" : "no orders; \(listing.left) older ones were not looked at"
    }
    let table = TextTable(
      columns: [
        .init("Order", alignment: .right), .init("Date"), .init("What"), .init("By"), .init("Status"),
        .init("Due"), .init("Total, incl. tax", alignment: .decimal), .init("Withdraw until", isDroppable: true),
      ],
      rows: listing.orders.map { summary in
        [
          "\(summary.order.id)", .init(summary.order.date.map(Self.day) ?? ""),
          .init(Self.brief(summary.things)), .init(summary.by ?? ""),
          .init(summary.status.rawValue), .init(summary.due.map(Self.day) ?? ""),
          .init(summary.total.map { "\($0)" } ?? ""), .init(summary.retractable.map(Self.day) ?? ""),
        ]
      },
      notes: listing.left == 0
        ? [] : ["\(listing.left) older order\(listing.left == 1 ? " was" : "s were") not looked at; --limit shows more"]
    )
    return try ValuePrinter(printing).text(ofList: table, or: listing.orders.map { .object(Self.data($0)) })
  }

  /// One order: what it is, its lines and totals, what it accepted, how far it is and what it became.
  /// - Parameter sheet: everything that is known of it.
  public func page(_ sheet: OrderSheet) -> String {
    let printer = ValuePrinter(printing)
    switch printing.format {
    case .json, .jsonl, .yaml: return printer.text(of: Self.data(sheet), printing.format)
    // Rows of one kind are what other programs read of a table.
    case .csv, .tsv: return printer.text(of: Self.lines(sheet), or: .null)
    case .table, .md:
      var tables = [Self.head(sheet), Self.lines(sheet), Self.steps(sheet)]
      if !sheet.services.isEmpty { tables.append(Self.services(sheet.services)) }
      return tables.map { printer.text(of: $0, or: .null) }
        .joined(separator: printing.format == .table ? "\n" : "\n\n")
    }
  }

  /// What an order became.
  /// - Parameters:
  ///   - id: the order's number.
  ///   - status: how it stands.
  ///   - services: the names of its services.
  public func ending(_ id: Int64, _ status: OrderStatus, services: [String]) -> String {
    let table = TextTable(
      columns: [.init("Order", alignment: .right), .init("Status"), .init("Service")],
      rows: (services.isEmpty ? [""] : services).map { ["\(id)", .init(status.rawValue), .init($0)] },
      notes: status == .delivered && services.isEmpty ? ["the API names no service for it"] : [])
    return ValuePrinter(printing).text(
      of: table,
      or: .object(
        JSONObject([
          ("id", JSONValue(id)), ("status", .string(status.rawValue)),
          ("services", .array(services.map { .string($0) })),
        ])))
  }

  /// What was done with an order.
  /// - Parameters:
  ///   - id: the order's number.
  ///   - deed: what was done, in words: `paid with fidelityAccount`.
  ///   - total: the order's total with tax; nil where it does not matter.
  public func deed(_ id: Int64, _ deed: String, total: Money?) -> String {
    let table = TextTable(
      columns: [
        .init("Order", alignment: .right), .init("Done"), .init("Total, incl. tax", alignment: .decimal),
      ],
      rows: [["\(id)", .init(deed), .init(total.map { "\($0)" } ?? "")]])
    return ValuePrinter(printing).text(
      of: table,
      or: .object(
        JSONObject([
          ("id", JSONValue(id)), ("done", .string(deed)),
          ("total", total.map { ValuePrinter.data(of: $0) } ?? .null),
        ])))
  }

  // MARK: Tables

  private static func head(_ sheet: OrderSheet) -> TextTable {
    let summary = sheet.summary
    var rows: [(String, String)] = [("status", summary.status.rawValue)]
    if let date = summary.order.date { rows.append(("date", date.text)) }
    if let due = summary.due { rows.append(("to be paid until", due.text)) }
    rows += summary.things.map { ("bought", $0) }
    if let entry = summary.entry {
      rows.append(("by", (summary.by ?? "") + " (entry \(entry.id) of the journal)"))
    }
    rows += sheet.deeds.map { ("journal", "\(APIDate($0.date)) \($0.kind.rawValue): \($0.word)") }
    rows.append(("withdraw until", summary.retractable?.text ?? "no right of withdrawal"))
    rows += sheet.contracts.map { ("accepted", "\($0.name) <\($0.url)>") }
    if sheet.contracts.isEmpty {
      rows.append(("accepted", "the API does not repeat it, and the journal does not tell"))
    }
    return TextTable(
      columns: [.init("Order"), .init("\(summary.order.id)")], rows: rows.map { [.init($0.0), .init($0.1)] })
  }

  private static func lines(_ sheet: OrderSheet) -> TextTable {
    let order = sheet.summary.order
    func total(_ label: String, _ price: Price?, _ style: Style? = nil) -> [TextTable.Cell] {
      ["", .init(label, style: style), "", .init(price.map { "\(Money($0))" } ?? "", style: style)]
    }
    return TextTable(
      title: "Lines, excl. tax",
      columns: [
        .init("Domain"), .init("Description"), .init("Quantity", alignment: .right),
        .init("Total", alignment: .decimal),
      ],
      rows: sheet.lines.map {
        [
          .init($0.domain), .init($0.description), .init($0.quantity),
          .init($0.totalPrice.map { "\(Money($0))" } ?? ""),
        ]
      },
      footer: [
        total("Total excl. tax", order.priceWithoutTax), total("Tax", order.tax),
        total("Total incl. tax", order.priceWithTax, .bold),
      ],
      notes: sheet.lines.isEmpty ? ["the API lists no lines yet"] : [])
  }

  private static func steps(_ sheet: OrderSheet) -> TextTable {
    TextTable(
      title: "Follow-up",
      columns: [.init("Step"), .init("Status"), .init("Latest event"), .init("Date")],
      rows: sheet.steps.map { step in
        let latest = step.history.last
        return [
          .init(step.step), .init(step.status),
          .init(latest.map { $0.description.isEmpty ? $0.label : $0.description } ?? ""),
          .init(latest?.date?.text ?? ""),
        ]
      })
  }

  private static func services(_ names: [String]) -> TextTable {
    TextTable(title: "Services", columns: [.init("Name")], rows: names.map { [.init($0)] })
  }

  // MARK: Data

  private static func data(_ summary: OrderSummary) -> JSONObject {
    func text(_ date: APIDate?) -> JSONValue { date.map { .string($0.text) } ?? .null }
    return JSONObject([
      ("id", JSONValue(summary.order.id)), ("date", text(summary.order.date)),
      ("things", .array(summary.things.map { .string($0) })),
      ("by", summary.by.map { .string($0) } ?? .null),
      ("entry", summary.entry.map { JSONValue($0.id) } ?? .null), ("status", .string(summary.status.rawValue)),
      ("due", text(summary.due)), ("total", summary.total.map { ValuePrinter.data(of: $0) } ?? .null),
      ("retractable_until", text(summary.retractable)),
    ])
  }

  private static func data(_ sheet: OrderSheet) -> JSONValue {
    func amount(_ price: Price?) -> JSONValue { price.map { ValuePrinter.data(of: Money($0)) } ?? .null }
    var object = data(sheet.summary)
    object["tax"] = amount(sheet.summary.order.tax)
    object["lines"] = .array(
      sheet.lines.map {
        .object(
          JSONObject([
            ("domain", .string($0.domain)), ("description", .string($0.description)),
            ("type", $0.detailType.map { .string($0.rawValue) } ?? .null), ("quantity", .string($0.quantity)),
            ("total", amount($0.totalPrice)),
          ]))
      })
    object["contracts"] = .array(
      sheet.contracts.map { .object(JSONObject([("name", .string($0.name)), ("url", .string($0.url))])) })
    object["follow_up"] = .array(
      sheet.steps.map { .object(JSONObject([("step", .string($0.step)), ("status", .string($0.status))])) })
    object["services"] = .array(sheet.services.map { .string($0) })
    return .object(object)
  }

  /// The day of a moment, as the API tells it.
  private static func day(_ date: APIDate) -> String { String(date.text.prefix(10)) }

  /// The first of several things, and how many more there are.
  static func brief(_ things: [String]) -> String {
    guard let first = things.first else { return "" }
    return things.count > 1 ? "\(first) (+\(things.count - 1))" : first
  }
}
