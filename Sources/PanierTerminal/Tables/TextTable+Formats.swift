extension TextTable {
  /// A text format for other programs or documents.
  public enum Format: Sendable {
    /// Comma-separated values after RFC 4180, with line feeds.
    case csv
    /// Tab-separated values; tab, line feed, carriage return and backslash in a cell are written `\t \n \r \\`.
    case tsv
    /// A Markdown table, with the title above, the footer as rows and the notes below.
    case markdown
  }

  /// Returns the table in a text format, lines separated by line feeds, without one at the end.
  ///
  /// `csv` and `tsv` hold headings and rows only, and the text exactly; `markdown` is for readers and escapes it.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - headings: whether `csv` and `tsv` begin with a line of headings.
  ///   - formulasAsText: whether cells of `csv` and `tsv` that a spreadsheet would take for a formula get a `'` before
  ///     them, and quotes in `csv`; amounts and numbers stay.
  public func rendered(as format: Format, headings: Bool = true, formulasAsText: Bool = false) -> String {
    let titles = columns.map(\.title)
    switch format {
    case .csv, .tsv:
      let lines = (headings ? [titles] : []) + rows.map { $0.map(\.text) }
      let separator = format == .csv ? "," : "\t"
      let quoted = format == .csv ? Self.quotedForCSV : Self.escapedForTSV
      func cell(_ text: String) -> String {
        guard formulasAsText, Self.isFormula(text) else { return quoted(text) }
        return format == .csv ? Self.inQuotes("'" + text) : quoted("'" + text)
      }
      return lines.map { $0.map(cell).joined(separator: separator) }.joined(separator: "\n")
    case .markdown:
      return markdown(titles)
    }
  }

  private func markdown(_ titles: [String]) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rules = columns.map { column in
      switch column.alignment {
      case .left: "---"
      case .center: ":---:"
      case .right, .decimal: "---:"
      }
    }
    let body = (rows + footer).map { row in line(row.map { Self.escapedForMarkdown($0.text) }) }
    let table = ([line(titles.map(Self.escapedForMarkdown)), line(rules)] + body).joined(separator: "\n")
    let above = title.map { ["**\(Self.escapedForMarkdown($0))**"] } ?? []
    return (above + [table] + notes.map(Self.escapedForMarkdown)).joined(separator: "\n\n")
  }

  private static func quotedForCSV(_ text: String) -> String {
    // Scalars, because CR LF is one Character and would hide both.
    guard text.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return text }
    return inQuotes(text)
  }

  private static func inQuotes(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Whether a spreadsheet would calculate a cell: it begins like a formula and is no number, with a currency or not.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    case "+", "-":
      let amount = text.dropFirst()
      let digits = amount.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let rest = amount.dropFirst(digits.count)
      let isCurrency = rest.count == 4 && rest.first == " " && rest.dropFirst().allSatisfy { ("A"..."Z").contains($0) }
      return digits.isEmpty || !(rest.isEmpty || isCurrency)
    default: return false
    }
  }

  private static func escapedForTSV(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escapedForMarkdown(_ text: String) -> String {
    SafeText.lines(text).map { line in
      var result = ""
      for character in line {
        if "\\|`*_<>[]".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }.joined(separator: "<br>")
  }
}
