import PanierKit
import PanierTerminal
import PanierVM

/// The text of what an entry of the prompt returned.
struct REPLPrinter {
  private let printer: ValuePrinter

  /// - Parameter isPlain: whether colours are left out.
  init(_ runtime: Runtime, isPlain: Bool = false) {
    var printing = runtime.host.session.printing
    if isPlain { printing.palette = .plain }
    printer = ValuePrinter(printing)
  }

  /// The values, separated by tabs where they stand on one line, by line ends where they are tables.
  func text(of values: [LuaValue]) throws -> String {
    let texts = try values.map { try printer.text(of: $0) ?? SafeText.multiline(printer.inline($0)) }
    let hasTables = texts.contains { $0.contains("\n") }
    return texts.joined(separator: hasTables ? "\n" : "\t")
  }
}
