import ArgumentParser
import Glibc
import OVHClient
import PanierCommandLine
import PanierOrdering
import PanierTerminal

/// `panier orders list`.
struct OrdersList: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the account's orders, the newest first.",
    discussion: """
      What was bought and by whom comes from the journal where Panier ordered it, else from the order's lines. An order \
      is two calls, one that the journal does not know some more; orders that the filters leave out are read too.
      """)

  @Flag(help: "Only orders that can still be withdrawn from.")
  var retractable = false

  @Option(help: "Only orders made at or after this date: 2026-11-01.", transform: OrdersList.date)
  var from: APIDate?

  @Option(help: "Only orders made at or before this date.", transform: OrdersList.date)
  var to: APIDate?

  @Option(
    help: "Only orders in this state; may be given several times.",
    completion: .list(OrderStatus.known.map(\.rawValue)),
    transform: OrdersList.state)
  var status: [OrderStatus] = []

  @Option(help: "Only orders with this text in their number, what they bought or who asked for them.")
  var text: String?

  @Option(help: "How many at most; 0 is all.", transform: OrdersList.number)
  var limit: Int = 20

  @OptionGroup var options: ShellOptions

  /// Prints the table.
  func execute(_ program: Program) async throws -> Int32 {
    let query = OrderQuery(
      from: from, to: to, statuses: Set(status), text: text, isRetractable: retractable,
      limit: limit == 0 ? nil : limit)
    let (options, environment) = (options, program.environment)
    let line = ProgressLine(descriptor: STDERR_FILENO, isEnabled: !options.quiet && environment["TERM"] != "dumb")
    return await CommandRun(options, program.interrupts)(environment) { connection in
      let book = OrderBook(
        client: connection.client,
        ledger: try LedgerChoice(options, environment, isBuiltIn: connection.endpoint.isBuiltIn).ledger())
      defer { line.clear() }
      let listing = try await book.list(query) { line.update("orders", done: $0, of: $1) }
      line.clear()
      print(try OrderPages(options, environment).list(listing))
      return .done
    }
  }

  private static func state(_ text: String) throws -> OrderStatus {
    let known = OrderStatus.known.map(\.rawValue)
    guard let state = known.first(where: { $0.lowercased() == text.lowercased() }) else {
      throw ValidationError("'\(text)' is no state of an order; use one of \(known.joined(separator: ", "))")
    }
    return OrderStatus(rawValue: state)
  }

  static func date(_ text: String) throws -> APIDate {
    let date = APIDate(text: text)
    guard let moment = date.date else {
      throw ValidationError(
        "'\(text)' is not a date; write ISO 8601, as in 2026-11-24 or 2026-11-24T10:00:00+01:00")
    }
    return APIDate(moment)
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 0 else {
      throw ValidationError("'\(text)' is not a whole number from 0 on")
    }
    return number
  }
}
