import ArgumentParser
import PanierCommandLine

/// `panier orders follow`.
struct OrdersFollow: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow", abstract: "Follow an order until it is delivered; ends with the names of its services.",
    discussion: """
      It is looked at for half an hour, or for --timeout. Exit codes: 0 delivered, 3 it waits for its payment or for \
      papers or was cancelled, 124 the time is over.
      """)

  @OptionGroup var options: ShellOptions

  @Argument(help: "The order's number.")
  var order: Int64

  /// Follows the order.
  func execute(_ program: Program) async throws -> Int32 {
    await OrderFollowRun(options, program.environment, program.interrupts).run(order)
  }
}
