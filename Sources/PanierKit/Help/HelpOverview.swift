import PanierReference

/// The list of what there is help on.
struct HelpOverview {
  /// The list, a line for each module, global function and type.
  let text: String

  /// Lists a reference.
  init(_ reference: Reference) {
    let globals = reference.modules.filter(\.name.isEmpty).flatMap(\.functions)
    let modules = reference.modules.filter { !$0.name.isEmpty && !$0.name.contains(".") }
    let required = reference.modules.filter { $0.name.contains(".") }
    var lines: [String] = []
    func add(_ title: String, _ rows: [(name: String, summary: String)]) {
      let widest = rows.map(\.name.count).max() ?? 0
      lines += [title] + rows.map { Self.line($0.name, $0.summary, widest) } + [""]
    }
    add("Functions", globals.map { ($0.name, $0.summary) })
    add(
      "Modules",
      modules.flatMap { module in
        [(module.name, module.summary)] + module.functions.map { ("  " + $0.name, $0.summary) }
      })
    add("Modules to require, as in: local csv = require \"panier.csv\"", required.map { ($0.name, $0.summary) })
    add("Types", reference.types.map { ($0.name, $0.summary) })
    lines.append("help(\"NAME\"), or NAME? at the prompt, shows one of them; Cart:add and so on name methods.")
    text = lines.joined(separator: "\n")
  }

  /// A name with the first sentence about it.
  private static func line(_ name: String, _ summary: String, _ widest: Int) -> String {
    let end = summary.firstRange(of: ". ")?.lowerBound ?? summary.endIndex
    let sentence = end == summary.endIndex ? summary : summary[..<end] + "."
    return "  " + name + String(repeating: " ", count: widest - name.count + 2) + sentence
  }
}
