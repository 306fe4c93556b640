import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier journal reconcile`.
struct JournalReconcile: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Find out what became of entries whose ending is not known.",
    discussion: """
      Looks at the carts and orders of the account at the endpoint. An order settles its entry as soon as it is found. \
      That none was made is believed only when the cart is still open and no order is there 15 minutes after the \
      posting, and is looked at again for seven days. Exit codes: 0 everything there is settled, 9 something is still \
      not known.

      panier journal reconcile --endpoint ovh-eu
      panier journal reconcile 7 --order 224567890     settle an entry by hand
      panier journal reconcile 7 --none
      """)

  @OptionGroup var options: ShellOptions

  @Argument(help: "The entry to settle by hand.")
  var entry: Int64?

  @Option(help: "The order that was made.")
  var order: Int64?

  @Flag(help: "No order was made.")
  var none = false

  func validate() throws {
    guard (entry == nil) == (order == nil && !none), order == nil || !none else {
      throw ValidationError(
        "give an entry with either --order NUMBER or --none to settle it by hand, or none of them to look everything up"
      )
    }
  }

  /// Settles what can be settled and prints how the entries stand.
  func execute(_ program: Program) async throws -> Int32 {
    let choice = try LedgerChoice(options, program.environment)
    let ledger = choice.ledger()
    await choice.receipts.deliver(to: ledger)
    let pages = JournalPages(options, program.environment)
    if let entry {
      try await ledger.settle(entry, byHandAs: order)
      print(try pages.page(try await ledger.entry(entry)))
      return ExitStatus.done.rawValue
    }
    return await CommandRun(options, program.interrupts)(program.environment) { connection in
      let entries = try await Reconciliation(ledger: ledger, client: connection.client).run()
      print(entries.isEmpty ? "nothing is open at \(connection.endpoint.phrase)" : try pages.list(entries))
      return entries.contains { $0.state.isOpen } ? .orderStateUnknown : .done
    }
  }
}
