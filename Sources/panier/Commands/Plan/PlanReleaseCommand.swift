import ArgumentParser
import PanierCommandLine

/// `panier plan release`.
struct PlanReleaseCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Give back the money that a plan holds, where it will not be applied.",
    discussion: "The plan can still be applied afterwards, as far as the budgets have room then.")

  @OptionGroup var options: ShellOptions

  @Argument(
    help: "The plan, or the first 8 digits or more of its id where the file is lost.",
    completion: .file(extensions: ["json"]))
  var plan: String

  /// Gives the money back.
  func execute(_ program: Program) async throws -> Int32 {
    let ledger = try LedgerChoice(options, program.environment).ledger()
    if let given = try await PlanRelease(in: ledger).release(plan) {
      print(given)
    } else if !options.quiet {
      Runtime.note("the plan holds nothing")
    }
    return ExitStatus.done.rawValue
  }
}
