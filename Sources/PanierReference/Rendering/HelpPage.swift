/// The page `help(x)` shows in a terminal: 80 columns, plain text.
struct HelpPage {
  private static let width = 80
  private var lines: [String] = []

  static func render(_ entry: Entry) -> String {
    var page = HelpPage()
    switch entry {
    case .module(let module): page.add(module)
    case .function(let function): page.add(function)
    case .type(let type): page.add(type)
    case .field(let field, let owner):
      page.lines.append((owner.isEmpty ? "" : owner + ".") + field.name + ": " + field.type.description)
      page.paragraph(field.summary)
      page.since(field.since)
    }
    return page.lines.joined(separator: "\n")
  }

  private mutating func add(_ function: FunctionReference) {
    lines += Paragraph.lines(function.signature, width: Self.width, next: "    ")
    paragraph(function.summary)
    if let details = function.details {
      for part in details.split(separator: "\n\n") {
        lines.append("")
        paragraph(String(part))
      }
    }
    section("Parameters", Self.rows(function.parameters))
    section("Returns", function.results.map { ($0.type.description, $0.summary) })
    if !function.errors.isEmpty {
      lines += ["", "Errors"]
      for error in function.errors {
        lines += Paragraph.lines(error, width: Self.width, first: "  - ", next: "    ")
      }
    }
    example(function.example)
    since(function.since)
  }

  private mutating func add(_ module: ModuleReference) {
    lines.append(module.name.isEmpty ? "global functions" : module.name)
    paragraph(module.summary)
    if let mark = module.name.lastIndex(of: ".") {
      lines += ["", "  local \(module.name[module.name.index(after: mark)...]) = require \"\(module.name)\""]
    }
    calls("Functions", module.functions)
    section("Values", module.fields.map { ("\($0.name): \($0.type.description)", $0.summary) })
  }

  private mutating func add(_ type: TypeReference) {
    lines.append(type.name)
    paragraph(type.summary)
    section("Fields", type.fields.map { ("\($0.name): \($0.type.description)", $0.summary) })
    calls("Methods", type.methods)
    section("Operators", type.operators.map { ($0.name, $0.summary) })
    example(type.example)
  }

  /// A parameter in one row; the fields of an options table follow, indented.
  private static func rows(_ parameters: [Parameter], indent: String = "") -> [(String, String)] {
    parameters.flatMap { parameter -> [(String, String)] in
      let name = parameter.isRepeated ? parameter.name + "…" : parameter.name + (parameter.isOptional ? "?" : "")
      let summary = parameter.summary + (parameter.defaultText.map { " (default: \($0))" } ?? "")
      let row = (indent + name + ": " + parameter.type.description, summary)
      return [row] + parameter.type.optionFields.flatMap { rows([$0], indent: indent + "  ") }
    }
  }

  private mutating func paragraph(_ text: String) {
    lines += Paragraph.lines(text, width: Self.width)
  }

  /// Functions with their summaries: beside each other where all are short, below each other otherwise.
  private mutating func calls(_ title: String, _ functions: [FunctionReference]) {
    guard functions.contains(where: { $0.signature.count > 30 }) else {
      section(title, functions.map { ($0.signature, $0.summary) })
      return
    }
    lines += ["", title]
    for function in functions {
      lines += Paragraph.lines(function.signature, width: Self.width, first: "  ", next: "      ")
      lines += Paragraph.lines(function.summary, width: Self.width, first: "    ", next: "    ")
    }
  }

  private mutating func section(_ title: String, _ rows: [(String, String)]) {
    guard !rows.isEmpty else { return }
    lines += ["", title]
    let widest = rows.map(\.0.count).filter { $0 <= 30 }.max() ?? 0
    let next = String(repeating: " ", count: widest + 4)
    for (name, text) in rows {
      if name.count <= widest {
        let padded = "  " + name + String(repeating: " ", count: widest - name.count + 2)
        lines += Paragraph.lines(text, width: Self.width, first: padded, next: next)
      } else {
        lines += Paragraph.lines(name, width: Self.width, first: "  ", next: "      ")
        lines += Paragraph.lines(text, width: Self.width, first: next, next: next)
      }
    }
  }

  private mutating func example(_ text: String?) {
    guard let text else { return }
    lines += ["", "Example"]
    lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
  }

  private mutating func since(_ version: String) {
    lines += ["", "Since \(version)"]
  }
}

extension ValueType {
  /// The documented fields of an options table, wherever it stands in the type.
  var optionFields: [Parameter] {
    switch self {
    case .options(let fields): fields
    case .oneOf(let types): types.flatMap(\.optionFields)
    case .list(let type), .optional(let type): type.optionFields
    default: []
    }
  }
}

extension Reference {
  /// The page about a name, as plain text for a terminal of 80 columns; nil if the name is not known.
  public func help(_ name: String) -> String? {
    lookup(name).map(HelpPage.render)
  }
}
