import OVHClient
import PanierModules
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
  public func list(_ entries: [JournalEntry]) -> String {
    guard !entries.isEmpty || printing.format != .table else { return "no entries" }
    let table = TextTable(
      columns: [
        .init("Entry", alignment: .right), .init("Time"), .init("Endpoint"), .init("What"),
        .init("Total, incl. tax", alignment: .decimal), .init("State"), .init("Order", alignment: .right),
      ],
      rows: entries.map { entry in
        [
          "\(entry.id)", "\(APIDate(entry.date))", .init(entry.endpoint), .init(what(entry)), "\(entry.total)",
          .init(entry.state.rawValue), .init(entry.orderID.map { "\($0)" } ?? ""),
        ]
      },
      notes: entries.contains { $0.state.isOpen }
        ? ["Where the state is intended or unknown, an order may have been made: panier journal reconcile"] : [])
    return ValuePrinter(printing).text(of: table, or: .array(entries.map(data)))
  }

  /// One entry, a line for each thing it knows.
  /// - Parameter entry: the entry.
  public func page(_ entry: JournalEntry) -> String {
    guard printing.format == .table else { return list([entry]) }
    var rows: [(String, String)] = [
      ("entry", "\(entry.id)"), ("time", "\(APIDate(entry.date))"), ("endpoint", entry.endpoint),
      ("cart", entry.cartID),
      ("total", "\(entry.total) with tax"), ("state", entry.state.rawValue),
    ]
    if let orderID = entry.orderID { rows.append(("order", "\(orderID)")) }
    if let reason = entry.reason { rows.append(("reason", reason)) }
    if let location = entry.location { rows.append(("asked at", location)) }
    rows += entry.lines.map { ("line", $0) }
    var lines = rows.map { name, text in
      name + String(repeating: " ", count: max(1, 11 - name.count)) + SafeText.escaped(text)
    }
    if entry.state.isOpen {
      lines += [
        "",
        "It is not known whether an order was made. 'panier journal reconcile' looks it up; where that does not tell,",
        "look at your orders and settle it: panier journal reconcile \(entry.id) --order NUMBER, or --none.",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private func data(_ entry: JournalEntry) -> JSONValue {
    .object(
      JSONObject([
        ("id", JSONValue(entry.id)), ("time", .string("\(APIDate(entry.date))")), ("endpoint", .string(entry.endpoint)),
        ("cart", .string(entry.cartID)), ("total", ValuePrinter.data(of: entry.total)),
        ("state", .string(entry.state.rawValue)), ("order", entry.orderID.map { JSONValue($0) } ?? .null),
        ("reason", entry.reason.map { .string($0) } ?? .null),
        ("location", entry.location.map { .string($0) } ?? .null),
        ("lines", .array(entry.lines.map { .string($0) })),
      ]))
  }

  private func what(_ entry: JournalEntry) -> String {
    guard let first = entry.lines.first else { return "" }
    return entry.lines.count > 1 ? "\(first) (+\(entry.lines.count - 1))" : first
  }
}
