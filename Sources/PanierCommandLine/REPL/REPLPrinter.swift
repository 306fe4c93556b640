import PanierKit
import PanierTerminal
import PanierVM

/// The text of what an entry of the prompt returned.
struct REPLPrinter {
  private let printer: ValuePrinter

  init(_ runtime: Runtime) {
    printer = ValuePrinter(runtime.host.session.printing)
  }

  /// The values, separated by tabs where they stand on one line, by line ends where they are tables.
  func text(of values: [LuaValue]) throws -> String {
    let texts = try values.map { try printer.text(of: $0) ?? SafeText.multiline(printer.inline($0)) }
    let hasTables = texts.contains { $0.contains("\n") }
    return texts.joined(separator: hasTables ? "\n" : "\t")
  }
}
