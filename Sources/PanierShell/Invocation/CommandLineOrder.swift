/// Puts a command line in the order that the parser reads: the command first, then its options and arguments.
///
/// Operators write global options before or after the command, and leave out `run`.
public struct CommandLineOrder: Sendable {
  /// The names of all commands.
  public let commands: Set<String>
  /// Those of them that have commands of their own: `journal` with `list`.
  public let groups: Set<String>
  /// The options that take a value, with their dashes.
  public let optionsWithValue: Set<String>
  /// The options that take none, with their dashes.
  public let flags: Set<String>

  /// Creates an order.
  /// - Parameters:
  ///   - commands: the names of all commands; `run` is the one that may be left out.
  ///   - groups: those of them that have commands of their own.
  ///   - optionsWithValue: the options that take a value, with their dashes.
  ///   - flags: the options that take none, with their dashes.
  public init(
    commands: Set<String>, groups: Set<String> = [], optionsWithValue: Set<String>, flags: Set<String>
  ) {
    self.commands = commands
    self.groups = groups
    self.optionsWithValue = optionsWithValue
    self.flags = flags
  }

  /// The arguments with the command first; `run` where none is named.
  /// - Parameter arguments: what the operator typed, without the program's name.
  public func ordered(_ arguments: [String]) -> [String] {
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
      } else if flags.contains(argument) || isAssigned(argument) || isCluster(argument) {
        options.append(argument)
        index += 1
      } else {
        break
      }
    }
    guard index < arguments.count, commands.contains(arguments[index]) else { return ["run"] + arguments }
    var command = [arguments[index]]
    if groups.contains(arguments[index]), index + 1 < arguments.count, !arguments[index + 1].hasPrefix("-") {
      command.append(arguments[index + 1])
    }
    return command + options + arguments[(index + command.count)...]
  }

  /// Whether an argument is an option together with its value: `--budget=30 EUR`.
  private func isAssigned(_ argument: String) -> Bool {
    guard let mark = argument.firstIndex(of: "=") else { return false }
    return optionsWithValue.contains(String(argument[..<mark]))
  }

  /// Whether an argument is several short flags in one: `-yq`.
  private func isCluster(_ argument: String) -> Bool {
    argument.count > 2 && argument.hasPrefix("-") && argument.dropFirst().allSatisfy { flags.contains("-\($0)") }
  }
}
