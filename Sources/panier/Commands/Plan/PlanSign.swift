import ArgumentParser
import PanierCommandLine
import PanierOrdering
import PanierRecipes

/// `panier plan sign`.
struct PlanSign: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Put your signature under a plan, for apply --require-signature.",
    discussion: """
      Any number of people sign, each with a key of their own, made by 'panier recipe key new'. The plan is shown on \
      standard error, so that what is signed is what was looked at.
      """)

  @Option(help: "The name of your key; may be left out where you have one.")
  var key: String?

  @OptionGroup var options: ShellOptions

  @Argument(help: "The plan.", completion: .file(extensions: ["json"]))
  var file: String

  /// Signs the plan.
  func execute(_ program: Program) async throws -> Int32 {
    print(try PlanSigning(options, program.environment).sign(file, with: key))
    return ExitStatus.done.rawValue
  }
}
