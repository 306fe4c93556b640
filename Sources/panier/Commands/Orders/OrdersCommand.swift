import ArgumentParser

/// `panier orders`: what was ordered, and what becomes of it.
struct OrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "List, follow, pay and withdraw from the account's orders.",
    discussion: """
      panier orders                                      the newest twenty
      panier orders list --status notPaid --from 2026-11-01
      panier orders list --retractable                   what can still be withdrawn from
      panier orders follow 224567890                     until it is delivered; ends with its services
      panier orders pay 224567890 --budget "20 EUR"
      """,
    subcommands: [OrdersList.self, OrdersShow.self, OrdersFollow.self, OrdersPay.self, OrdersRetract.self],
    defaultSubcommand: OrdersList.self)
}
