import Glibc
import PanierCommandLine
import PanierTerminal

/// What every command gets: the world around the program and the ear for Ctrl-C.
struct Program: Sendable {
  let environment: ShellEnvironment
  let interrupts: InterruptWatcher

  /// Reads the world around the process.
  static func current() -> Program {
    var variables: [String: String] = [:]
    var pointer = environ
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      if let mark = text.firstIndex(of: "=") {
        variables[String(text[..<mark])] = String(text[text.index(after: mark)...])
      }
      pointer += 1
    }
    let directory = getcwd(nil, 0).map { path in
      defer { free(path) }
      return String(cString: path)
    }
    let environment = ShellEnvironment(
      variables: variables, currentDirectory: directory ?? "/", inputIsTerminal: Terminal.isTerminal(STDIN_FILENO),
      outputIsTerminal: Terminal.isTerminal(STDOUT_FILENO), errorIsTerminal: Terminal.isTerminal(STDERR_FILENO))
    return Program(
      environment: environment, interrupts: InterruptWatcher(beforeExit: { TerminalRescue.restoreFromSignalHandler() }))
  }
}
