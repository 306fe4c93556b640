import ArgumentParser
@preconcurrency import Glibc
import PanierShell
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
      command = try PanierCommand.parseAsRoot(CommandLineOrder.panier.ordered(arguments))
    } catch {
      return usage(error)
    }
    let program = Program.current()
    switch command {
    case let command as RunCommand: return await command.execute(program)
    case let command as SimulatorCommand: return await command.execute(program)
    case let command as LoginCommand: return await command.execute(program)
    case let command as LogoutCommand: return await command.execute(program)
    case let command as DoctorCommand: return await command.execute(program)
    case let command as APICommand: return await command.execute(program)
    case let command as DocCommand: return command.execute(program)
    case let command as JournalList: return command.execute(program)
    case let command as JournalShow: return command.execute(program)
    case let command as JournalReconcile: return await command.execute(program)
    case let command as TestCommand: return await command.execute(program)
    default:
      var command = command
      do { try command.run() } catch { return usage(error) }
      return 0
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
