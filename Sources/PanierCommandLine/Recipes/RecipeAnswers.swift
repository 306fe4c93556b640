import Glibc
import PanierRecipes
import PanierTerminal

/// The operator at the terminal, asked for parameters.
struct RecipeAnswers: ParameterQuestions {
  private let confirmation: Confirmation?

  /// Asks at this terminal, if there is one and asking is allowed.
  init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    let canAsk = environment.inputIsTerminal && environment.errorIsTerminal && !options.noInput
    confirmation = canAsk ? Confirmation(terminal: Terminal(input: STDIN_FILENO, output: STDERR_FILENO)) : nil
  }

  func answer(for parameter: ParameterDeclaration, problem: String?) async -> String? {
    guard let confirmation else { return nil }
    let help = parameter.help.map { ": \($0)" } ?? ""
    let lead = problem.map { $0 + "\n" } ?? ""
    let question = "\(lead)\(parameter.name)\(help) (\(parameter.type.form)): "
    return try? await confirmation.ask(question, isSecret: parameter.isSecret)
  }
}
