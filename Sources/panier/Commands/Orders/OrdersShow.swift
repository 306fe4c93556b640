import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier orders show`.
struct OrdersShow: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one order: lines, totals, contracts, follow-up, services.")

  @OptionGroup var options: ShellOptions

  @Argument(help: "The order's number.")
  var order: Int64

  /// Prints the order.
  func execute(_ program: Program) async throws -> Int32 {
    let (id, options, environment) = (order, options, program.environment)
    return await CommandRun(options, program.interrupts)(environment) { connection in
      let book = OrderBook(
        client: connection.client,
        ledger: try LedgerChoice(options, environment, isBuiltIn: connection.endpoint.isBuiltIn).ledger())
      print(OrderPages(options, environment).page(try await book.sheet(id)))
      return .done
    }
  }
}
