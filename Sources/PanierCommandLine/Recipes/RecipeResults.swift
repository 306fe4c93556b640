import OVHClient
import PanierKit
import PanierRecipes
import PanierTerminal
import PanierVM
import Synchronization

/// What recipes returned, as the operator wants it printed.
final class RecipeResults: Sendable {
  private let printing: PrintingOptions
  private let isList: Bool
  private let entries = Mutex<[(values: [LuaValue], parameters: BoundParameters)]>([])

  /// - Parameters:
  ///   - printing: how values are printed.
  ///   - isList: whether there is a result for each row of a file.
  init(_ printing: PrintingOptions, isList: Bool) {
    var printing = printing
    printing.escapesCells = true
    self.printing = printing
    self.isList = isList
  }

  /// Takes what a run returned.
  func add(_ values: [LuaValue], _ parameters: BoundParameters) {
    entries.withLock { $0.append((values, parameters)) }
  }

  /// The text of the last result, where results are printed one by one.
  ///
  /// - Throws: an error of kind `usage` for what the format cannot write.
  func textOfLast() throws -> String? {
    guard !isData, let last = entries.withLock({ $0.last }) else { return nil }
    let texts = try last.values.filter { !$0.isNil }.map { value in
      try ValuePrinter(printing).text(of: value) ?? Self.plain(value, printing)
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  }

  /// The text of all results as one value of data.
  ///
  /// - Throws: an error of kind `usage` for what has no form in data.
  func textOfAll() throws -> String? {
    guard isData else { return nil }
    let entries = entries.withLock { $0 }
    let values = try entries.map { entry in try Self.data(entry.values) }
    if !isList { return values.first.map { text(of: $0) } }
    return text(
      of: .array(
        zip(entries, values).map { entry, value in
          .object(JSONObject([("params", .object(entry.parameters.json)), ("result", value)]))
        }))
  }

  private var isData: Bool { [.json, .jsonl, .yaml].contains(printing.format) }

  private func text(of json: JSONValue) -> String { ValuePrinter(printing).text(of: json, printing.format) }

  private static func data(_ values: [LuaValue]) throws -> JSONValue {
    values.count == 1
      ? try ValuePrinter.data(of: values[0]) : .array(try values.map { try ValuePrinter.data(of: $0) })
  }

  /// Text as it is, anything else on a line; nothing in it drives the terminal.
  private static func plain(_ value: LuaValue, _ printing: PrintingOptions) -> String {
    if case .string(let text) = value { return SafeText.multiline(text) }
    return SafeText.multiline(ValuePrinter(printing).inline(value))
  }
}
