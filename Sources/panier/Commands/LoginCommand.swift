import ArgumentParser
import Glibc
import PanierCommandLine
import PanierTerminal

/// `panier login`: gets a consumer key.
struct LoginCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Get a consumer key, accepted in the browser and kept in ovh.conf.",
    discussion: """
      The application's key and secret come from ovh.conf or the environment, as for every other command; on a terminal \
      they are asked for where none are configured. The new key goes into the file that holds them, which then only \
      its owner may read; comments and other sections stay.

      panier login --endpoint ovh-eu --for quote
      panier login --endpoint ovh-eu --for scripts/order-domain.lua
      """)

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      """
      What the key may do: read, quote, order, pay or waive, each with those before it; or a script or recipe that \
      declares one. Without it, everything that ordering calls.
      """, valueName: "level|script"), completion: .file(extensions: ["lua"]), transform: LoginPurpose.init)
  var purpose: LoginPurpose?

  @OptionGroup var options: ShellOptions

  /// Asks for a key and waits until it is accepted.
  func execute(_ program: Program) async throws -> Int32 {
    let environment = program.environment
    let questions = LoginQuestions(options, environment)
    let options = try await Login.choosingEndpoint(options, environment, questions)
    // Only the wait for the browser has a time limit: its message says what is left undone.
    var limits = options
    limits.timeout = nil
    let purpose = purpose
    let line = ProgressLine(descriptor: STDERR_FILENO, isEnabled: !options.quiet && environment["TERM"] != "dumb")
    return await CommandRun(limits, program.interrupts)(environment) { connection in
      let login = try Login(
        connection, options, environment, questions: questions,
        progress: { text in if let text { line.update(text) } else { line.clear() } },
        show: { Runtime.note($0) })
      try await login.run(for: purpose)
      return .done
    }
  }
}
