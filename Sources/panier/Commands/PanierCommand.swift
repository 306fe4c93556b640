import ArgumentParser

/// The program: its commands and the help that lists them.
struct PanierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "panier",
    abstract: "Order OVHcloud products from Lua: carts, offers, items, quotes, orders.",
    discussion: """
      panier                    the REPL; without a terminal, a script from
                                standard input
      panier FILE.lua [ARGS…]   run a script
      panier -e CODE            run a line of Lua

      panier/config.yaml below $XDG_CONFIG_HOME (~/.config) holds what you want in \
      every run, such as budget: { per_run: 30 EUR }.

      Without credentials everything runs on a simulator of the order API: no real \
      money can move.

      Exit codes: 0 done, 1 script error, 2 usage, 3 refused or --yes missing, 4 the \
      API refused, 5 network, 6 authentication, 7 over budget or the price changed, 8 \
      nothing available, 9 order state unknown, 124 time limit, 130 interrupted.
      """,
    version: PanierVersion.text,
    subcommands: [
      RunCommand.self, PlanCommand.self, ApplyCommand.self, SimulatorCommand.self, LoginCommand.self,
      LogoutCommand.self, DoctorCommand.self,
      OffersCommand.self, OrdersCommand.self, JournalCommand.self, BudgetCommand.self, LedgerCommand.self,
      APICommand.self, DocCommand.self, CompletionCommand.self, TestCommand.self,
      RecipeCommand.self,
    ])
}
