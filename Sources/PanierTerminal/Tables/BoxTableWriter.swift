/// Draws a table in a frame.
struct BoxTableWriter {
  let table: TextTable
  let content: TableContent
  let layout: TableLayout
  let palette: Palette
  let frame: TableFrame
  /// The painted line between two cells.
  private let bar: String
  /// About how many bytes a line takes.
  private let lineBytes: Int

  init(table: TextTable, content: TableContent, layout: TableLayout, palette: Palette, frame: TableFrame) {
    self.table = table
    self.content = content
    self.layout = layout
    self.palette = palette
    self.frame = frame
    let bar = palette.paint(frame.vertical, .dim)
    self.bar = bar
    lineBytes = layout.widths.reduce(bar.utf8.count) { $0 + $1 + 2 + bar.utf8.count }
  }

  func rendered() -> String {
    var lines: [String] = []
    if let title = table.title { lines += SafeText.lines(title).map { palette.paint($0, .bold) } }
    lines.append(rule(frame.top))
    if content.titles.contains(where: { $0 != [""] }) {
      lines += row(content.titles) { _ in .bold }
      lines.append(rule(frame.middle))
    }
    lines += body(content.rows, cells: table.rows)
    if !table.footer.isEmpty {
      lines.append(rule(frame.middle))
      lines += body(content.footer, cells: table.footer)
    }
    lines.append(rule(frame.bottom))
    lines += notes().map { palette.paint($0, .dim) }
    return lines.joined(separator: "\n")
  }

  private func body(_ texts: [[[String]]], cells: [[TextTable.Cell]]) -> [String] {
    zip(texts, cells).flatMap { texts, cells in
      row(texts) { cells[$0].style ?? table.columns[$0].style }
    }
  }

  private func notes() -> [String] {
    var notes = table.notes.flatMap(SafeText.lines)
    if !layout.dropped.isEmpty {
      let names = layout.dropped.map { content.titles[$0].joined(separator: " ") }.joined(separator: ", ")
      notes.append("\(layout.dropped.count) column\(layout.dropped.count == 1 ? "" : "s") not shown: \(names)")
    }
    return notes
  }

  private func rule(_ ends: (left: String, middle: String, right: String)) -> String {
    let bars = layout.widths.map { String(repeating: frame.horizontal, count: $0 + 2) }
    return palette.paint(ends.left + bars.joined(separator: ends.middle) + ends.right, .dim)
  }

  /// The screen lines of one row, as many as its tallest cell has.
  private func row(_ texts: [[String]], style: (Int) -> Style?) -> [String] {
    if let line = line(texts, style: style) { return [line] }
    let cells = zip(layout.shown, layout.widths).map { column, width in
      texts[column].flatMap { TextWrapping.wrap($0, width: width) }
        .map { aligned($0, column: column, width: width, style: style(column)) }
    }
    return (0..<(cells.map(\.count).max() ?? 0)).map { index in
      let parts = zip(cells, layout.widths).map { lines, width in
        index < lines.count ? lines[index] : String(repeating: " ", count: width)
      }
      return "\(bar) " + parts.joined(separator: " \(bar) ") + " \(bar)"
    }
  }

  /// The one screen line of a row whose cells all fit on it; nil for a taller row.
  private func line(_ texts: [[String]], style: (Int) -> Style?) -> String? {
    var line = ""
    line.reserveCapacity(lineBytes)
    for (column, width) in zip(layout.shown, layout.widths) {
      guard texts[column].count == 1, let text = texts[column].first, DisplayWidth.of(text) <= width else { return nil }
      line += line.isEmpty ? "\(bar) " : " \(bar) "
      line += aligned(text, column: column, width: width, style: style(column))
    }
    line += " \(bar)"
    return line
  }

  private func aligned(_ text: String, column: Int, width: Int, style: Style?) -> String {
    let room = max(0, width - DisplayWidth.of(text))
    let painted = palette.paint(text, style)
    switch table.columns[column].alignment {
    case .left: return painted + spaces(room)
    case .right, .decimal: return spaces(room) + painted
    case .center: return spaces(room / 2) + painted + spaces(room - room / 2)
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
