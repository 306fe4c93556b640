import ArgumentParser
import PanierShell

/// `panier login`: gets a consumer key.
struct LoginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Get a consumer key, accepted in the browser and kept in ovh.conf.",
    discussion: """
      The application's key and secret come from ovh.conf or the environment, as for every other command. The new key \
      goes into the file that holds them, which then only its owner may read; comments and other sections stay.
      """)

  @Option(
    name: .customLong("for"), help: "What the key may do: order or read.", transform: LoginCommand.purpose)
  var purpose = Login.Purpose.order

  @OptionGroup var global: GlobalOptions

  /// Asks for a key and waits until it is accepted.
  func execute(_ program: Program) async -> Int32 {
    // The time limit is that of the waiting, which says what is left undone.
    let options = global.shellOptions
    var limits = options
    limits.timeout = nil
    let purpose = purpose
    return await CommandRun(limits, program.interrupts)(program.environment) { connection in
      try await Login(connection, options, program.environment, show: { Runtime.note($0) }).run(for: purpose)
      return .done
    }
  }

  private static func purpose(_ text: String) throws -> Login.Purpose {
    guard let purpose = Login.Purpose(rawValue: text) else {
      throw ValidationError("'\(text)' is not known; use order or read")
    }
    return purpose
  }
}
