public import ArgumentParser
import OVHClient

/// Puts a command line in the order that the parser reads: the command first, then its options and arguments.
///
/// Operators write the options that all commands share before or after the command, and leave out the command that is
/// named most. What there is to know about commands and options is what the parser says of itself.
public struct CommandLineOrder: Sendable {
  private let commands: Set<String>
  private let groups: Set<String>
  private let unnamed: String
  private let sharedOptions: any ParsableArguments.Type

  /// How the scripts of `panier completion` ask for what can be typed next.
  private static let completion = "---completion"
  /// What asks about the whole program, when no command came first: help, version, and the parser's own description of
  /// all commands, of which the manual pages are made.
  private static let aboutTheProgram: Set<String> = ["--help", "-h", "--version", "--experimental-dump-help"]

  /// Creates an order.
  /// - Parameters:
  ///   - program: the command that the others belong to.
  ///   - options: the options that all commands share.
  ///   - unnamed: the command that may be left out.
  public init(
    _ program: any ParsableCommand.Type, options: any ParsableArguments.Type, unnamed: any ParsableCommand.Type
  ) {
    let subcommands = program.configuration.subcommands
    // The parser adds `help` by itself.
    commands = Set(subcommands.flatMap { [$0._commandName] + $0.configuration.aliases } + ["help"])
    groups = Set(subcommands.filter { !$0.configuration.subcommands.isEmpty }.map { $0._commandName })
    self.unnamed = unnamed._commandName
    sharedOptions = options
  }

  /// The arguments with the command first, also when none is named.
  /// - Parameter arguments: what the operator typed, without the program's name.
  public func ordered(_ arguments: [String]) -> [String] {
    // What a shell asks the parser has an order of its own.
    if arguments.first == CommandLineOrder.completion { return arguments }
    // The parser describes its options in milliseconds: it is asked only if a command may come behind some.
    guard arguments.first?.hasPrefix("-") == true,
      arguments.contains(where: { commands.contains($0) || CommandLineOrder.aboutTheProgram.contains($0) })
    else {
      return arguments.first.map(commands.contains) == true ? arguments : [unnamed] + arguments
    }
    let names = OptionNames(sharedOptions)
    var options: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if CommandLineOrder.aboutTheProgram.contains(argument) { return [argument] }
      if names.withValue.contains(argument) {
        options += arguments[index..<min(index + 2, arguments.count)]
        index += 2
      } else if names.isComplete(argument) {
        options.append(argument)
        index += 1
      } else {
        break
      }
    }
    guard index < arguments.count, commands.contains(arguments[index]) else { return [unnamed] + arguments }
    var command = [arguments[index]]
    if groups.contains(arguments[index]), index + 1 < arguments.count, !arguments[index + 1].hasPrefix("-") {
      command.append(arguments[index + 1])
    }
    return command + options + arguments[(index + command.count)...]
  }
}
