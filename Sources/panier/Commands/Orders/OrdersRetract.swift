import ArgumentParser
import PanierCommandLine
import PanierKit

/// `panier orders retract`.
struct OrdersRetract: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract", abstract: "Withdraw from an order within its 14 days, once you confirm.",
    discussion: """
      The services end and the order is refunded. Orders whose right was given up, as those of domains, cannot be \
      withdrawn from; panier orders list --retractable shows the others.
      """)

  @Option(
    help: "competitor, difficulty, expensive, other, performance, reliability or unused.",
    completion: .list(OrderRetract.reasons), transform: OrdersRetract.reason)
  var reason: String

  @Option(help: "Free text for OVHcloud.")
  var comment: String?

  @OptionGroup var options: ShellOptions

  @Argument(help: "The order's number.")
  var order: Int64

  /// Withdraws from the order.
  func execute(_ program: Program) async throws -> Int32 {
    try await OrderDeedRun(options, program.environment, program.interrupts)
      .run(order, .retraction(reason: reason, comment: comment))
  }

  private static func reason(_ text: String) throws -> String {
    if let objection = OrderRetract.objection(to: text) { throw ValidationError(objection) }
    return text
  }
}
