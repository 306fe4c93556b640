import ArgumentParser
import PanierCommandLine

/// A command of the program: one file in this folder, and a line in `PanierCommand`.
protocol ProgramCommand: ParsableCommand {
  /// The options that every command takes; what they leave open, the configuration decides.
  var options: ShellOptions { get set }

  /// Does what the command is for.
  /// - Parameter program: the world around the program, and who hears Ctrl-C.
  /// - Returns: the exit code.
  /// - Throws: what `ErrorReport` turns into a sentence and an exit code.
  func execute(_ program: Program) async throws -> Int32
}
