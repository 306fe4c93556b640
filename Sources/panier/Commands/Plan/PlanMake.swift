import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier plan SCRIPT·RECIPE [ARGS…] --save FILE`.
struct PlanMake: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Plan what a script or recipe would order; the word make may be left out.",
    discussion: "Exit codes: 0 planned; with --detailed-exitcode 0 nothing to buy, 2 something to buy.")

  @Option(help: "The file that takes the plan.", completion: .file(extensions: ["json"]))
  var save: String?

  @Option(help: "For how long the plan can be applied: 90m, 12h, 7d.", transform: PlanMake.lifetime)
  var expires: Double = 7 * 86_400

  @Flag(
    help: """
      Hold the money of the plan in the budgets of the month until it is applied, expires, or is given back with 'panier \
      plan release'; nothing else buys the same meanwhile.
      """)
  var hold = false

  @Flag(help: "End with exit code 2 when there is something to buy.")
  var detailedExitcode = false

  @OptionGroup var options: ShellOptions

  @Argument(
    help: "The script, or - for standard input; or a recipe by its name, path or address.",
    completion: .file(extensions: ["lua"]))
  var file: String

  @Argument(help: "Reach the script as arg[1], arg[2], and as params.NAME where written NAME=value; after -- any text.")
  var arguments: [String] = []

  func validate() throws {
    guard !hold || save != nil else {
      throw ValidationError("--hold keeps money for a plan that is saved; add --save FILE")
    }
  }

  /// Runs the script and makes the plan.
  func execute(_ program: Program) async throws -> Int32 {
    try await PlanRun(options, program.environment, program.interrupts).run(
      file, ScriptArguments(arguments), saveTo: save, lifetime: expires, isHeld: hold,
      isDetailed: detailedExitcode)
  }

  private static func lifetime(_ text: String) throws -> Double {
    guard let seconds = TimeSpan(text)?.seconds, (60...30 * 86_400).contains(seconds) else {
      throw ValidationError(
        "'\(text)' is no time for a plan; write a number with m, h or d from 1m to 30d, as in \"12h\"")
    }
    return seconds
  }
}
