import OVHClient
import OVHSimulator
import PanierKit
public import PanierOrdering
import PanierTerminal

/// What `panier journal` prints.
public struct JournalPages: Sendable {
  private let printing: PrintingOptions

  /// Creates the pages.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    printing = Runtime.printing(options, environment)
  }

  /// Entries as a table.
  /// - Parameter entries: the entries, in the order to show.
  public func list(_ entries: [LedgerEntry]) throws -> String {
    guard !entries.isEmpty || printing.format != .table else { return "no entries" }
    let table = TextTable(
      columns: [
        .init("Entry", alignment: .right), .init("Time"), .init("Endpoint"), .init("What"),
        .init("Total, incl. tax", alignment: .decimal), .init("State"), .init("Order", alignment: .right),
      ],
      rows: entries.map { entry in
        [
          "\(entry.id)", "\(APIDate(entry.date))", .init(place(entry)), .init(OrderPages.brief(entry.bought)),
          "\(entry.total)",
          .init(entry.word), .init(entry.orderID.map { "\($0)" } ?? ""),
        ]
      },
      notes: entries.contains { $0.state == .posting || $0.state == .unknown }
        ? ["Where the state is posting or unknown, an order may have been made: panier journal reconcile"] : [])
    return try ValuePrinter(printing).text(ofList: table, or: entries.map(data))
  }

  /// What purchases came to, with a bar for each row.
  /// - Parameter report: the sums.
  public func report(_ report: LedgerReport) -> String {
    guard !report.rows.isEmpty || printing.format != .table else { return "no purchases" }
    let table = TextTable(
      columns: [
        .init("Endpoint"), .init(report.key.title), .init("Orders", alignment: .right),
        .init("Spent, incl. tax", alignment: .decimal), .init("Withdrawn", alignment: .decimal),
        .init("Reserved", alignment: .decimal),
      ],
      rows: report.rows.map {
        [
          .init(place($0.place)), .init($0.value), "\($0.orders)", "\($0.spent)", "\($0.withdrawn)",
          "\($0.reserved)",
        ]
      },
      notes: ["Months and days are those of UTC; amounts are what was charged, reserved is what may have been"])
    let data: JSONValue = .array(
      report.rows.map { row in
        .object(
          JSONObject([
            ("endpoint", .string(place(row.place))), (report.key.name, .string(row.value)),
            ("orders", JSONValue(Int64(row.orders))), ("spent", ValuePrinter.data(of: row.spent)),
            ("withdrawn", ValuePrinter.data(of: row.withdrawn)), ("reserved", ValuePrinter.data(of: row.reserved)),
          ]))
      })
    let text = ValuePrinter(printing).text(of: table, or: data)
    guard printing.format == .table else { return text }
    // Only the bar's length goes through a float; bars of two currencies would not compare.
    let charts = Set(report.rows.map(\.spent.currency)).sorted().map { currency in
      BarChart(
        title: "Spent by \(report.key.name)",
        bars: report.rows.filter { $0.spent.currency == currency }.map {
          BarChart.Bar(
            label: $0.value.isEmpty ? "(none)" : $0.value, value: Double($0.spent.ucents), caption: "\($0.spent)")
        })
    }
    return
      ([text]
      + charts.map {
        $0.rendered(width: printing.width, palette: printing.palette, unicode: printing.unicode)
      }).joined(separator: "\n\n")
  }

  /// Every purchase on a line of its own, for books: when, where, what, and what was charged, below zero for what was
  /// withdrawn from.
  /// - Parameter purchases: the entries, in the order to show.
  public func book(_ purchases: [LedgerEntry]) throws -> String {
    let table = TextTable(
      columns: [
        .init("Date"), .init("Endpoint"), .init("Account"), .init("Kind"), .init("Order", alignment: .right),
        .init("What"), .init("Script"), .init("Total, incl. tax", alignment: .right), .init("Currency"),
      ],
      rows: purchases.map { entry in
        [
          .init("\(APIDate(entry.date))"), .init(place(entry)), .init(entry.scope.account), .init(entry.kind.rawValue),
          .init(entry.orderID.map { "\($0)" } ?? ""), .init(entry.bought.joined(separator: "; ")),
          .init(entry.location ?? ""), .init((entry.kind == .retraction ? "-" : "") + entry.total.decimal),
          .init(entry.total.currency),
        ]
      }, notes: purchases.isEmpty ? ["no purchases"] : [])
    return try ValuePrinter(printing).text(ofList: table, or: purchases.map(data))
  }

  /// One entry, a line for each thing it knows.
  /// - Parameters:
  ///   - entry: the entry.
  ///   - history: its changes, oldest first.
  public func page(_ entry: LedgerEntry, history: [LedgerEvent] = []) throws -> String {
    guard printing.format == .table else { return try list([entry]) }
    var rows: [(String, String)] = [
      ("entry", "\(entry.id)"), ("time", "\(APIDate(entry.date))"), ("endpoint", place(entry)),
      (JournalPages.origin(entry.kind), entry.reference),
      ("total", "\(entry.total) with tax"), ("state", entry.word),
    ]
    if !entry.scope.account.isEmpty { rows.append(("account", entry.scope.account)) }
    if let posted = entry.posted { rows.append(("posted", "\(APIDate(posted))")) }
    if let orderID = entry.orderID { rows.append(("order", "\(orderID)")) }
    if let reason = entry.reason { rows.append(("reason", reason)) }
    if let location = entry.location { rows.append(("asked at", location)) }
    if entry.isOverrun { rows.append(("overrun", "it came to more than was held for it")) }
    rows += JournalPages.labels(entry).compactMap { name, text in text.map { (name, $0) } }
    rows += entry.things.filter { !$0.isPart }.map { ("buys", $0.words) }
    rows += entry.contracts.map { ("accepts", "\($0.name) <\($0.url)>") }
    rows += entry.lines.map { ("line", $0.description) }
    rows += history.map {
      ("history", "\(APIDate($0.date)) \(entry.kind.word(for: $0.state))" + ($0.reason.map { ": \($0)" } ?? ""))
    }
    var lines = rows.map { name, text in
      name + String(repeating: " ", count: max(1, 11 - name.count)) + SafeText.escaped(text)
    }
    if entry.state.isOpen {
      lines += [
        "",
        "It is not known whether it was made. 'panier journal reconcile' looks it up: it is settled when the order shows,",
        "or once the settling time is over. Where that does not tell, look at your orders and settle it:",
        "panier journal reconcile \(entry.id) --order NUMBER, or --none.",
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// A table as the operator wants it, or the data in its place.
  func print(_ table: TextTable, or data: JSONValue) -> String { ValuePrinter(printing).text(of: table, or: data) }

  private func data(_ entry: LedgerEntry) -> JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    var fields: [(String, JSONValue)] = [
      ("id", JSONValue(entry.id)), ("time", .string("\(APIDate(entry.date))")), ("endpoint", .string(place(entry))),
      ("kind", .string(entry.kind.rawValue)), ("account", .string(entry.scope.account)),
      ("cart", .string(entry.reference)), ("total", ValuePrinter.data(of: entry.total)),
      ("state", .string(entry.word)), ("order", entry.orderID.map { JSONValue($0) } ?? .null),
      ("reason", text(entry.reason)), ("location", text(entry.location)),
    ]
    fields += JournalPages.labels(entry).map { ($0, text($1)) }
    fields.append(("things", .array(entry.bought.map { .string($0) })))
    fields.append(("lines", .array(entry.lines.map { .string($0.description) })))
    return .object(JSONObject(fields))
  }

  /// Where it was bought, as the operator names it.
  private func place(_ entry: LedgerEntry) -> String { place(entry.scope.place) }

  private func place(_ place: String) -> String {
    place == Endpoint.simulator.place ? Endpoint.simulator.name : place
  }

  /// Who bought, and what for, by name.
  private static func labels(_ entry: LedgerEntry) -> [(String, String?)] {
    [
      ("operator", entry.labels.operator), ("machine", entry.labels.machine), ("project", entry.labels.project),
      ("recipe", entry.labels.recipe),
    ]
  }

  /// What an entry's reference is.
  private static func origin(_ kind: PurchaseKind) -> String {
    switch kind {
    case .order: "cart"
    case .renewal, .upgrade: "service"
    case .payment, .retraction: "of order"
    case .change: "call"
    }
  }
}
