import PanierReference

/// The list of what there is help on.
struct HelpOverview {
  /// The list, a line for each module, global function and type.
  let text: String

  /// Lists a reference.
  init(_ reference: Reference) {
    var lines: [String] = []
    for module in reference.modules {
      // Modules to require come in a list of their own.
      if module.name.contains(".") { continue }
      if module.name.isEmpty {
        lines += module.functions.map { HelpOverview.line($0.name, $0.summary) }
      } else {
        lines.append(HelpOverview.line(module.name, module.summary))
        lines += module.functions.map { HelpOverview.line("  " + $0.name, $0.summary) }
      }
    }
    lines.append("")
    lines += reference.types.map { HelpOverview.line($0.name, $0.summary) }
    lines += ["", "Modules to require, as in: local csv = require \"panier.csv\""]
    lines += reference.modules.filter { $0.name.contains(".") }.map { HelpOverview.line("  " + $0.name, $0.summary) }
    lines.append("")
    lines.append("help(\"NAME\"), or NAME? at the prompt, shows one of them; Cart:add and so on name methods.")
    text = lines.joined(separator: "\n")
  }

  private static func line(_ name: String, _ summary: String) -> String {
    name + String(repeating: " ", count: max(1, 16 - name.count)) + summary
  }
}
