import ArgumentParser

/// `panier plan`: a purchase to look at before it is made.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Price and check what a script would order, and keep it to buy it exactly so.",
    discussion: """
      The script runs up to its checkout, which is noted and not made; further checkouts join the plan, and the script \
      ends where it uses an order. Every rule of a checkout but the confirmation is passed: the limits, the waiver, what \
      was ordered lately. Whatever else would be spent or changed is only shown, and ends the script.

      panier plan order.lua free-example.fr --save plan.json
      panier plan buy domain=free-example.fr --save plan.json
      panier plan order.lua --save plan.json --hold      its money is kept in the month's budgets until it is applied
      panier plan release plan.json                      or until somebody gives it back
      panier plan show plan.json -o md                   as a comment for a pull request
      panier plan show plan.json --before monday.json    before, now, difference
      panier plan sign plan.json                         a second pair of eyes
      panier apply plan.json --budget "20 EUR" --require-signature anna
      """,
    subcommands: [PlanMake.self, PlanShow.self, PlanSign.self, PlanReleaseCommand.self],
    defaultSubcommand: PlanMake.self)
}
