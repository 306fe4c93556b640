/// The manual as Markdown: modules, then types, each in the order they were declared.
struct MarkdownManual {
  private var lines: [String] = []

  static func render(_ reference: Reference) -> String {
    var manual = MarkdownManual()
    manual.lines.append("# Reference")
    for module in reference.modules { manual.add(module) }
    for type in reference.types { manual.add(type) }
    return manual.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ module: ModuleReference) {
    lines += ["", module.name.isEmpty ? "## Global functions" : "## Module `\(module.name)`", "", module.summary]
    table(["Value", "Type", "Meaning"], module.fields.map { ["`\($0.name)`", $0.type.description, $0.summary] })
    for function in module.functions { add(function) }
  }

  private mutating func add(_ type: TypeReference) {
    lines += ["", "## Type `\(type.name)`", "", type.summary]
    table(["Field", "Type", "Meaning"], type.fields.map { ["`\($0.name)`", $0.type.description, $0.summary] })
    table(["Operator", "Meaning"], type.operators.map { ["`\($0.name)`", $0.summary] })
    example(type.example)
    for method in type.methods { add(method) }
  }

  private mutating func add(_ function: FunctionReference) {
    lines += ["", "### `\(function.signature)`", "", function.summary]
    if let details = function.details { lines += ["", details] }
    table(
      ["Parameter", "Type", "Meaning"],
      Self.rows(function.parameters, prefix: ""))
    if !function.results.isEmpty {
      lines += ["", "Returns:", ""]
      for result in function.results { lines.append("- \(result.type.description): \(result.summary)") }
    }
    if !function.errors.isEmpty {
      lines += ["", "Errors:", ""]
      for error in function.errors { lines.append("- \(error)") }
    }
    example(function.example)
    lines += ["", "Since \(function.since)."]
  }

  private static func rows(_ parameters: [Parameter], prefix: String) -> [[String]] {
    parameters.flatMap { parameter -> [[String]] in
      let name = prefix + parameter.name + (parameter.isRepeated ? "…" : parameter.isOptional ? "?" : "")
      let summary = parameter.summary + (parameter.defaultText.map { " (default: \($0))" } ?? "")
      return [["`\(name)`", parameter.type.description, summary]]
        + rows(parameter.type.optionFields, prefix: prefix + parameter.name + ".")
    }
  }

  private mutating func table(_ head: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    lines += ["", "| " + head.joined(separator: " | ") + " |", "|" + String(repeating: "---|", count: head.count)]
    for row in rows {
      lines.append(
        "| "
          + row.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }
          .joined(separator: " | ") + " |")
    }
  }

  private mutating func example(_ text: String?) {
    guard let text else { return }
    lines += ["", "```lua", text, "```"]
  }
}

extension Reference {
  /// The whole manual as Markdown; the same catalogue always gives the same text.
  public func markdown() -> String {
    MarkdownManual.render(self)
  }
}
