/// Writes each row of a table as a record: one line a column, name before value.
struct RecordWriter {
  let table: TextTable
  let width: Int
  let palette: Palette
  let frame: TableFrame

  func rendered() -> String {
    var lines: [String] = []
    if let title = table.title { lines += SafeText.lines(title).map { palette.paint($0, .bold) } }
    let names = table.columns.map { SafeText.lines($0.title).joined(separator: " ") }
    let nameWidth = min(names.map { DisplayWidth.of($0) }.max() ?? 0, max(4, width / 3))
    for (index, row) in table.rows.enumerated() {
      lines.append(rule("\(index + 1)"))
      lines += record(row, names: names, nameWidth: nameWidth)
    }
    for row in table.footer {
      lines.append(rule(nil))
      lines += record(row, names: names, nameWidth: nameWidth)
    }
    lines += table.notes.flatMap(SafeText.lines).map { palette.paint($0, .dim) }
    return lines.joined(separator: "\n")
  }

  private func rule(_ label: String?) -> String {
    let start = String(repeating: frame.horizontal, count: 2) + (label.map { " \($0) " } ?? "")
    let rest = min(width, 40) - DisplayWidth.of(start)
    return palette.paint(start + String(repeating: frame.horizontal, count: max(0, rest)), .dim)
  }

  private func record(_ row: [TextTable.Cell], names: [String], nameWidth: Int) -> [String] {
    let bar = palette.paint(frame.vertical, .dim)
    return row.indices.filter { !row[$0].text.isEmpty }.flatMap { index -> [String] in
      let style = row[index].style ?? table.columns[index].style
      let nameLines = TextWrapping.wrap(names[index], width: nameWidth)
      let values = SafeText.lines(row[index].text).flatMap { TextWrapping.wrap($0, width: width - nameWidth - 3) }
      return (0..<max(nameLines.count, values.count)).map { line in
        let name = line < nameLines.count ? nameLines[line] : ""
        let padding = String(repeating: " ", count: max(0, nameWidth - DisplayWidth.of(name)))
        let value = line < values.count ? palette.paint(values[line], style) : ""
        return palette.paint(name, .bold) + padding + " \(bar) " + value
      }
    }
  }
}
