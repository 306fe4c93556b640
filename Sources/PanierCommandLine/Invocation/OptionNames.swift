import ArgumentParser
import OVHClient

/// The options of a command, with their dashes, as the parser describes them.
struct OptionNames: Sendable, Hashable {
  /// The options that take a value: `--budget`, `-o`.
  let withValue: Set<String>
  /// The options that take none: `--yes`, `-y`.
  let flags: Set<String>

  /// Asks the parser.
  /// - Parameter arguments: the declarations of the options.
  init(_ arguments: any ParsableArguments.Type) {
    var withValue: Set<String> = []
    var flags: Set<String> = []
    let description = try? JSONValue(parsing: arguments._dumpHelp())
    for argument in description?["command"]?["arguments"]?.array ?? [] {
      let names = (argument["names"]?.array ?? []).compactMap { name -> String? in
        guard let text = name["name"]?.string else { return nil }
        return name["kind"]?.string == "long" ? "--\(text)" : "-\(text)"
      }
      switch argument["kind"]?.string {
      case "option": withValue.formUnion(names)
      case "flag": flags.formUnion(names)
      default: break
      }
    }
    self.withValue = withValue
    self.flags = flags
  }

  /// Whether an argument is an option with all that belongs to it: `-y`, `-yq`, `--budget=30 EUR`.
  /// - Parameter argument: what the operator typed.
  func isComplete(_ argument: String) -> Bool {
    if flags.contains(argument) { return true }
    if let mark = argument.firstIndex(of: "=") { return withValue.contains(String(argument[..<mark])) }
    // Several short flags in one.
    return argument.count > 2 && argument.hasPrefix("-") && argument.dropFirst().allSatisfy { flags.contains("-\($0)") }
  }
}
