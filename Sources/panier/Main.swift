import ArgumentParser
@preconcurrency import Glibc
import PanierCommandLine
import PanierTerminal
import PanierVM

@main
enum Main {
  static func main() async {
    // A stranger's script in a process of its own: nothing of the program may run before.
    if CommandLine.arguments.dropFirst().first == IsolatedChild.argument { IsolatedChild.serve() }
    Terminal.ignoreBrokenPipes()
    let status = await run(Array(CommandLine.arguments.dropFirst()))
    fflush(stdout)
    exit(status)
  }

  private static func run(_ arguments: [String]) async -> Int32 {
    let command: any ParsableCommand
    do {
      command = try PanierCommand.parseAsRoot(PanierCommand.order.ordered(arguments))
    } catch {
      return usage(error)
    }
    var advice: ErrorAdvice?
    do {
      guard var command = command as? any ProgramCommand else {
        // The parser's own: help.
        var command = command
        do { try command.run() } catch { return usage(error) }
        return ExitStatus.done.rawValue
      }
      let program = Program.current()
      try program.environment.check()
      try OperatorSettings(program.environment).apply(to: &command.options, program.environment)
      advice = ErrorAdvice(command.options, program.environment)
      // A filter that cannot be read must not be found out behind what was done already; tests are chosen by any text.
      if !(command is TestCommand) { _ = try command.options.rowFilter() }
      return try await command.execute(program)
    } catch {
      return ErrorReport(error).tell(advice)
    }
  }

  /// Prints help where it was asked for, and otherwise what is wrong with the command line.
  private static func usage(_ error: any Error) -> Int32 {
    let text = PanierCommand.fullMessage(for: error)
    guard PanierCommand.exitCode(for: error) != .success else {
      print(text)
      return ExitStatus.done.rawValue
    }
    let sentence = PanierCommand.message(for: error)
    Runtime.note("\(sentence.isEmpty ? text : sentence); panier --help lists what there is")
    return ExitStatus.usage.rawValue
  }
}
