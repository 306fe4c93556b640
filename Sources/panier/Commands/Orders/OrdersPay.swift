import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier orders pay`.
struct OrdersPay: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay", abstract: "Pay an order, once, within the budget and once you confirm.",
    discussion: """
      What the order contains is shown before anything is sent. The payment is noted in the journal first, and sent once.

      panier orders pay 224567890 --budget "20 EUR"
      panier orders pay 224567890 --method fidelityAccount --yes
      """)

  @Option(help: "A means by its name, as fidelityAccount, or a number of me.payment_methods(); else the default one.")
  var method: String?

  @Option(help: "The number of a means that is one of several: creditCard, bankAccount, paypal.")
  var id: Int64?

  @OptionGroup var options: ShellOptions

  @Argument(help: "The order's number.")
  var order: Int64

  func validate() throws {
    guard id == nil || method.map({ Int64($0) == nil }) == true else {
      throw ValidationError("--id goes with a means by its name: --method creditCard --id 12")
    }
  }

  /// Pays the order.
  func execute(_ program: Program) async throws -> Int32 {
    let way: PaymentWay =
      method.map { name in Int64(name).map { .method($0) } ?? .means(name, id: id) } ?? .accountDefault
    return try await OrderDeedRun(options, program.environment, program.interrupts).run(order, .payment(way))
  }
}
