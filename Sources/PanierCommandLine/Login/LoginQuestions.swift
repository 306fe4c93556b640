import Glibc
import PanierTerminal

/// Asks the operator for what a login needs and nothing else has.
public struct LoginQuestions: Sendable {
  private let ask: @Sendable (_ question: String, _ isSecret: Bool) async throws -> String?

  /// Creates questions.
  /// - Parameter ask: asks and returns the line typed, nil at the end of input; a secret stays invisible.
  init(ask: @escaping @Sendable (_ question: String, _ isSecret: Bool) async throws -> String?) { self.ask = ask }

  /// The operator at this terminal; nil where nobody can be asked.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init?(_ options: ShellOptions, _ environment: ShellEnvironment) {
    guard environment.inputIsTerminal, environment.errorIsTerminal, !options.noInput else { return nil }
    let confirmation = Confirmation(terminal: Terminal(input: STDIN_FILENO, output: STDERR_FILENO))
    ask = { try await confirmation.ask($0, isSecret: $1) }
  }

  /// A line, without blanks around it; nil when nothing was typed.
  func line(_ question: String, isSecret: Bool = false) async throws -> String? {
    guard let typed = try await ask(question, isSecret) else { return nil }
    let line = Confirmation.trimmed(typed)
    return line.isEmpty ? nil : line
  }
}
