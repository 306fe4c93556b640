import ArgumentParser
import PanierCommandLine

/// `panier logout`: ends the consumer key.
struct LogoutCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "End the consumer key in use, and remove it from ovh.conf.")

  @OptionGroup var options: ShellOptions

  /// Ends the key at the API, then forgets it.
  func execute(_ program: Program) async throws -> Int32 {
    let options = options
    return await CommandRun(options, program.interrupts)(program.environment) { connection in
      try await Logout(connection, options, program.environment, show: { Runtime.note($0) }).run()
      return .done
    }
  }
}
