/// Puts a command line in the order that the parser reads: the command first, then its options and arguments.
///
/// Operators write global options before or after the command, and leave out `run`.
struct CommandLineOrder {
  /// The names of all commands.
  let commands: Set<String>
  /// The options that take a value, with their dashes.
  let optionsWithValue: Set<String>
  /// The options that take none, with their dashes.
  let flags: Set<String>

  /// The arguments with the command first; `run` where none is named.
  /// - Parameter arguments: what the operator typed, without the program's name.
  func ordered(_ arguments: [String]) -> [String] {
    var options: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if argument == "--help" || argument == "-h" || argument == "--version" {
        // Help and version of the whole program, when no command came first.
        return [argument]
      }
      if optionsWithValue.contains(argument) {
        options += arguments[index..<min(index + 2, arguments.count)]
        index += 2
      } else if flags.contains(argument) || isAssigned(argument) {
        options.append(argument)
        index += 1
      } else {
        break
      }
    }
    guard index < arguments.count, commands.contains(arguments[index]) else { return ["run"] + arguments }
    return [arguments[index]] + options + arguments[(index + 1)...]
  }

  /// Whether an argument is an option together with its value: `--budget=30 EUR`.
  private func isAssigned(_ argument: String) -> Bool {
    guard let mark = argument.firstIndex(of: "=") else { return false }
    return optionsWithValue.contains(String(argument[..<mark]))
  }
}
