/// Lays a model out in rows of a given width.
struct FrameBuilder {
  private let columns: Int
  private var rows: [Frame.Row] = [Frame.Row()]
  private var cursor = (row: 0, column: 0)

  /// Returns the picture of `model` on a screen.
  static func frame(_ model: LineModel, size: Terminal.Size) -> Frame {
    var builder = FrameBuilder(columns: max(2, size.columns))
    builder.add(model)
    let text = Frame(rows: builder.rows, cursor: builder.cursor).clipped(to: max(1, size.rows))
    // A menu takes no more than half the screen, so that what led to it stays in sight.
    let room = min(max(3, size.rows / 2), max(0, size.rows - text.rows.count))
    return Frame(rows: text.rows + menuRows(model, room: room, columns: builder.columns), cursor: text.cursor)
  }

  private init(columns: Int) { self.columns = columns }

  private mutating func add(_ model: LineModel) {
    add(model.prompt)
    let styles = StyleLookup(model.highlights, length: model.text.utf8.count)
    var offset = 0
    var isCursorPlaced = false
    for character in model.text {
      let width = CharacterPicture.width(of: character)
      if !isCursorPlaced, offset >= model.cursor {
        placeCursor(beforeWidth: character == "\n" ? 0 : width)
        isCursorPlaced = true
      }
      if character == "\n" {
        rows.append(Frame.Row())
        add(model.continuation)
      } else {
        let picture = CharacterPicture.of(character)
        put(picture.text, width: width, style: picture.isEscaped ? .dim : styles.style(at: offset))
      }
      offset += character.utf8.count
    }
    if !isCursorPlaced { placeCursor(beforeWidth: 1) }
    addHint(model.hint)
  }

  private mutating func add(_ text: StyledText) {
    for run in text.runs {
      for character in run.text {
        if character == "\n" { rows.append(Frame.Row()) } else { put(character, style: run.style) }
      }
    }
  }

  /// The hint takes what room the last row has, so that it never moves anything.
  private mutating func addHint(_ hint: String) {
    guard let line = SafeText.lines(hint).first, !line.isEmpty else { return }
    let room = columns - rows[rows.count - 1].width - 1
    guard room > 1 else { return }
    for character in TextWrapping.truncated(line, width: room) { put(character, style: .dim) }
  }

  private mutating func put(_ character: Character, style: Style) {
    let picture = CharacterPicture.of(character)
    put(picture.text, width: DisplayWidth.of(picture.text), style: style)
  }

  private mutating func put(_ text: String, width: Int, style: Style) {
    if width > columns {
      // Written-out characters may be wider than a very narrow screen.
      for character in text { put(String(character), width: DisplayWidth.of(character), style: style) }
      return
    }
    breakRow(beforeWidth: width)
    rows[rows.count - 1].append(text, width: width, style: style)
  }

  private mutating func breakRow(beforeWidth width: Int) {
    if rows[rows.count - 1].width + width > columns { rows.append(Frame.Row()) }
  }

  private mutating func placeCursor(beforeWidth width: Int) {
    breakRow(beforeWidth: min(width, columns))
    cursor = (rows.count - 1, min(rows[rows.count - 1].width, columns - 1))
  }

  private static func menuRows(_ model: LineModel, room: Int, columns: Int) -> [Frame.Row] {
    guard room > 0, !model.menu.isEmpty else { return [] }
    let selected = model.selectedMenuLine ?? 0
    // The last row tells how much is out of sight.
    let visible = model.menu.count <= room ? model.menu.count : max(1, room - 1)
    let first = min(max(0, selected - visible + 1), model.menu.count - visible)
    var lines = Array(model.menu[first..<(first + visible)])
    let hidden = model.menu.count - visible
    if hidden > 0, room > 1 { lines.append(StyledText("\(hidden) more", .dim)) }
    return lines.map { line in
      var builder = FrameBuilder(columns: columns)
      builder.add(line)
      return builder.rows[0]
    }
  }
}
