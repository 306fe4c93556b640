import ArgumentParser
import PanierShell

/// `panier logout`: ends the consumer key.
struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "End the consumer key in use, and remove it from ovh.conf.")

  @OptionGroup var global: GlobalOptions

  /// Ends the key at the API, then forgets it.
  func execute(_ program: Program) async -> Int32 {
    let options = global.shellOptions
    return await CommandRun(options, program.interrupts)(program.environment) { connection in
      try await Logout(connection, options, program.environment, show: { Runtime.note($0) }).run()
      return .done
    }
  }
}
