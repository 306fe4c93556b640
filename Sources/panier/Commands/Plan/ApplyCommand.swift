import ArgumentParser
import PanierCommandLine

/// `panier apply FILE`.
struct ApplyCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Buy a plan: exactly what it says, once, or not at all.",
    discussion: """
      Each cart is made anew, or taken where the script kept it, quoted, and compared with the plan: endpoint, account, \
      source, things, lines, totals, contracts. Any difference is shown as a table and ends with exit code 7; nothing is \
      ordered then. Limits, and whether the same may be ordered again, come from this command line and the \
      configuration, never from the file. A plan is bought once: a second apply names the orders, and after a stop it \
      goes on with what is missing. With --require-signature it is bought only if that key has signed it with 'panier plan \
      sign'; a signature under it that does not hold is refused always.
      """)

  @Flag(help: "Order even what was ordered within 24 hours by another run.")
  var again = false

  @Option(
    name: .customLong("require-signature"),
    help: ArgumentHelp(
      "A key that has to have signed the plan: ed25519:… or the name of a trusted one; may be given several times.",
      valueName: "key"))
  var signers: [String] = []

  @OptionGroup var options: ShellOptions

  @Argument(help: "The plan.", completion: .file(extensions: ["json"]))
  var file: String

  /// Buys the plan.
  func execute(_ program: Program) async throws -> Int32 {
    try await ApplyRun(options, program.environment, program.interrupts).run(
      file, isAgain: again, signers: signers)
  }
}
