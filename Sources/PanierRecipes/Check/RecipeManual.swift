import PanierOrdering

/// A recipe's page in Markdown, made of its description alone.
public enum RecipeManual {
  /// The page.
  public static func markdown(_ manifest: Manifest) -> String {
    var lines = ["# \(manifest.name)", "", manifest.summary]
    if let details = manifest.details {
      lines += ["", details.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")]
    }
    if manifest.form == .recipe {
      let required = manifest.parameters.filter(\.isRequired).map { " \($0.name)=…" }.joined()
      lines += ["", "```sh", "panier recipe run \(manifest.name)\(required)", "```"]
      if !manifest.parameters.isEmpty {
        lines += ["", "| Parameter | Accepts | Otherwise | For |", "|---|---|---|---|"]
        for parameter in manifest.parameters {
          let cells = [
            "`\(parameter.name)`", parameter.type.form + (parameter.isSecret ? " (secret)" : ""),
            parameter.presence ?? "", parameter.help ?? "",
          ]
          lines.append("| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
        }
      }
      lines += ["", "Risk: **\(manifest.risk.rawValue)** — it may \(manifest.risk.phrase)."]
    }
    if !manifest.dependencies.isEmpty {
      let needs = manifest.dependencies.map { "`\($0.name)` \($0.range)" }
      lines += ["", "Needs: \(needs.joined(separator: ", "))."]
    }
    if !manifest.helps.isEmpty {
      lines += ["", "Helps with: \(manifest.helps.map { "“\($0)”" }.joined(separator: ", "))."]
    }
    let facts = ["Version \(manifest.version)", manifest.author.map { "by \($0)" }, manifest.license].compactMap { $0 }
    lines += ["", facts.joined(separator: ", ") + "."]
    return lines.joined(separator: "\n")
  }
}
