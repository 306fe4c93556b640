import ArgumentParser
import PanierCommandLine
import PanierOrdering

/// `panier plan show`.
struct PlanShow: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a plan: what is bought, what it costs now and later, and its contracts.")

  @Option(
    name: .customLong("before"), help: "An earlier plan, to show what is different: before, now, difference.",
    completion: .file(extensions: ["json"]))
  var earlier: String?

  @OptionGroup var options: ShellOptions

  @Argument(help: "The plan.", completion: .file(extensions: ["json"]))
  var file: String

  /// Prints the plan.
  func execute(_ program: Program) async throws -> Int32 {
    let pages = PlanPages(options, program.environment)
    let plan = try PlanFile(path: file)
    print(try earlier.map { pages.page(plan, beside: try PlanFile(path: $0)) } ?? pages.page(plan))
    return ExitStatus.done.rawValue
  }
}
