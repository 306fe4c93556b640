import ArgumentParser
import Testing

@testable import PanierCommandLine
@testable import panier

@Suite struct CommandLineOrderTests {
  private static let lines: [(typed: [String], read: [String])] = [
    ([], ["run"]),
    (["order.lua", "free.fr"], ["run", "order.lua", "free.fr"]),
    (["run", "order.lua", "--yes"], ["run", "order.lua", "--yes"]),
    // Options before the command, with a value beside them or in them.
    (["--budget", "5 EUR", "run", "order.lua"], ["run", "--budget", "5 EUR", "order.lua"]),
    (["--budget=5 EUR", "-y", "run", "order.lua"], ["run", "--budget=5 EUR", "-y", "order.lua"]),
    (["-yq", "run", "order.lua"], ["run", "-yq", "order.lua"]),
    (["-q", "simulator", "--port", "0"], ["simulator", "-q", "--port", "0"]),
    // The value of an option is not taken for a command.
    (["--endpoint", "simulator"], ["run", "--endpoint", "simulator"]),
    (["--endpoint", "simulator", "doc", "cart.new"], ["doc", "--endpoint", "simulator", "cart.new"]),
    // Commands in two words.
    (["--endpoint", "ovh-eu", "journal", "reconcile"], ["journal", "reconcile", "--endpoint", "ovh-eu"]),
    (["-q", "journal", "--open"], ["journal", "-q", "--open"]),
    // Options of `run` without its name.
    (["-e", "print(1)"], ["run", "-e", "print(1)"]),
    (["--yes", "-e", "print(1)"], ["run", "--yes", "-e", "print(1)"]),
    (["-i", "doc"], ["run", "-i", "doc"]),
    (["-"], ["run", "-"]),
    // What is not known goes to the parser as it is, which says so.
    (["--bugdet", "5 EUR", "doc"], ["run", "--bugdet", "5 EUR", "doc"]),
    (["--bugdet=5 EUR"], ["run", "--bugdet=5 EUR"]),
    (["-yz", "run", "order.lua"], ["run", "-yz", "run", "order.lua"]),
    (["--budget"], ["run", "--budget"]),
    // Help of the program, and of a command.
    (["--help"], ["--help"]),
    (["--yes", "-h", "order.lua"], ["-h"]),
    (["--version"], ["--version"]),
    (["--experimental-dump-help"], ["--experimental-dump-help"]),
    (["run", "--help"], ["run", "--help"]),
    (["order.lua", "--help"], ["run", "order.lua", "--help"]),
  ]

  @Test(arguments: lines.indices) func putsTheCommandFirst(index: Int) {
    let line = Self.lines[index]
    #expect(PanierCommand.order.ordered(line.typed) == line.read)
  }

  @Test func asksTheParserWhichOptionsThereAre() {
    let names = OptionNames(ShellOptions.self)
    #expect(names.withValue.isSuperset(of: ["--endpoint", "--budget", "--max-rps", "--ca-file", "--output", "-o"]))
    #expect(names.flags.isSuperset(of: ["--yes", "-y", "--dry-run", "-n", "--no-input", "--verbose", "-v"]))
    #expect(names.withValue.isDisjoint(with: names.flags))
  }

  @Test func readsEveryOptionBeforeTheCommandAsBehindIt() {
    let names = OptionNames(ShellOptions.self)
    for option in names.withValue {
      #expect(PanierCommand.order.ordered([option, "doc", "doctor"]) == ["doctor", option, "doc"])
    }
    for flag in names.flags.subtracting(["--help", "-h"]) {
      #expect(PanierCommand.order.ordered([flag, "doctor"]) == ["doctor", flag])
    }
  }

  @Test func everyCommandCanBeExecuted() {
    func commands(below command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
      let own = command.configuration.subcommands
      return own.isEmpty ? [command] : own.flatMap { commands(below: $0) }
    }
    let found = commands(below: PanierCommand.self)
    #expect(found.count > 10)
    for command in found { #expect(command is any ProgramCommand.Type, "\(command)") }
  }
}
