import Glibc
import PanierTerminal

/// Whether the operator agrees to a change that is no order: asked for on the terminal, or given with `--yes`.
public struct Agreement: Sendable {
  private let isGivenBeforehand: Bool
  private let ask: (@Sendable (String) async throws -> String?)?

  /// Creates an agreement.
  /// - Parameters:
  ///   - isGivenBeforehand: whether `--yes` was given.
  ///   - ask: asks the operator and returns the line typed; nil where nobody can be asked.
  init(isGivenBeforehand: Bool, ask: (@Sendable (String) async throws -> String?)?) {
    self.isGivenBeforehand = isGivenBeforehand
    self.ask = ask
  }

  /// The agreement of the operator at this terminal, if there is one.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    let canAsk = environment.inputIsTerminal && environment.errorIsTerminal && !options.noInput
    // A dry run sends nothing that there would be to agree to.
    isGivenBeforehand = options.yes || options.dryRun
    if canAsk {
      let questions = OperatorQuestions(terminal: Terminal(input: STDIN_FILENO, output: STDERR_FILENO))
      ask = { question in try await questions.ask(question) }
    } else {
      ask = nil
    }
  }

  /// Goes on only when the operator agrees.
  /// - Parameters:
  ///   - change: what would be done: `send POST /order/cart to ovh-eu`.
  ///   - undone: what stays undone otherwise: `POST /order/cart was not sent`.
  /// - Throws: ``CommandFailure`` with exit code 3.
  public func require(_ change: String, otherwise undone: String) async throws {
    if isGivenBeforehand { return }
    guard let ask else {
      throw CommandFailure(.refused, "\(undone), since there is no terminal to ask on; repeat with --yes to allow it")
    }
    let answer = try await ask("About to \(change). Type yes to confirm: ") ?? ""
    guard Confirmation.trimmed(answer).lowercased() == "yes" else {
      throw CommandFailure(.refused, "\(undone), since it was not confirmed")
    }
  }
}
