/// Lays a model out on a screen: the rows of its text that are in sight, and below them what belongs to it.
struct FrameBuilder {
  private let model: LineModel
  private let columns: Int
  private let height: Int

  /// Returns the picture of `model` on a screen.
  ///
  /// - Parameter first: the row of the text that stood at the top of the last picture; it changes no more than it must
  ///   for the cursor to be in sight.
  static func frame(_ model: LineModel, size: Terminal.Size, first: inout Int) -> Frame {
    FrameBuilder(model: model, columns: max(2, size.columns), height: max(1, size.rows)).frame(first: &first)
  }

  private func frame(first: inout Int) -> Frame {
    let layout = TextLayout(model, columns: columns)
    // A menu takes no more than half the screen, so that what led to it stays in sight.
    let menuLimit = min(max(3, height / 2), height - 1)
    let textHeight = min(layout.rowCount, max(1, height - min(model.menu.count, menuLimit)))
    first = min(max(0, first, layout.cursor.row - textHeight + 1), layout.rowCount - textHeight, layout.cursor.row)
    var rows = layout.rows(first..<(first + textHeight))
    let showsEnd = first + textHeight == layout.rowCount
    if showsEnd { addTail(to: &rows[rows.count - 1]) }
    // A hint that stands apart, such as a signature, goes below where ghost text has its place.
    if showsEnd, !model.ghost.isEmpty, model.hint.hasPrefix(" "), rows.count < height, model.menu.isEmpty,
      let hint = SafeText.lines(model.hint).first
    {
      rows.append(row(of: StyledText(TextWrapping.truncated(hint, width: columns - 1), .dim)))
    }
    rows += menuRows(room: min(menuLimit, height - rows.count))
    rows += model.documentation.prefix(max(0, height - rows.count)).map(row(of:))
    return Frame(rows: rows, cursor: .init(row: layout.cursor.row - first, column: layout.cursor.column))
  }

  /// Ghost text, or a hint, takes what room the last row has, so that it never moves anything.
  private func addTail(to row: inout Frame.Row) {
    var lines = SafeText.lines(model.ghost.isEmpty ? model.hint : model.ghost)
    guard var line = lines.first, !(line.isEmpty && lines.count < 2) else { return }
    lines.removeFirst()
    if !model.ghost.isEmpty, !lines.isEmpty { line += model.isUnicode ? " …" : " ..." }
    let room = columns - row.width - 1
    guard room > 1 else { return }
    for character in TextWrapping.truncated(line, width: room, unicode: model.isUnicode) {
      let cell = TextLayout.cell(character, style: .dim)
      guard row.width + cell.width < columns else { return }
      row.append(cell)
    }
  }

  private func menuRows(room: Int) -> [Frame.Row] {
    guard room > 0, !model.menu.isEmpty else { return [] }
    let selected = model.selectedMenuLine ?? 0
    // The last row tells how much is out of sight.
    let visible = model.menu.count <= room ? model.menu.count : max(1, room - 1)
    let first = min(max(0, selected - visible + 1), model.menu.count - visible)
    var lines = Array(model.menu[first..<(first + visible)])
    let hidden = model.menu.count - visible
    if hidden > 0, room > 1 { lines.append(StyledText("\(hidden) more", .dim)) }
    return lines.map(row(of:))
  }

  /// The beginning of a text, as far as one row holds it.
  private func row(of text: StyledText) -> Frame.Row {
    TextLayout.rows(of: text, columns: columns)[0]
  }
}
