/// Where the lines of a text and its prompts come to stand in rows of a given width.
///
/// Rows are made for those lines only that are asked for, so that a long text costs little.
struct TextLayout {
  /// A line of the text and the rows it takes.
  private struct Line {
    /// Its bytes in the text, without the line feed.
    let bytes: Range<Int>
    let firstRow: Int
    let rowCount: Int
    /// Whether every byte is a character of one column, drawn as it is.
    let isPlain: Bool
  }

  private let bytes: [UInt8]
  private let text: String
  private let columns: Int
  private let highlights: [StyledRange]
  private let prompts: (first: [Frame.Row], further: [Frame.Row])
  private var lines: [Line] = []
  /// How many rows there are, one at least.
  private(set) var rowCount = 0
  /// The place of the cursor.
  private(set) var cursor = Frame.Place()

  init(_ model: LineModel, columns: Int) {
    (bytes, text) = (Array(model.text.utf8), model.text)
    let cursorOffset = min(max(0, model.cursor), bytes.count)
    (self.columns, highlights) = (columns, model.highlights)
    prompts = (
      first: Self.rows(of: model.prompt, columns: columns), further: Self.rows(of: model.continuation, columns: columns)
    )
    var start = 0
    while start <= bytes.count {
      var end = start
      var isPlain = true
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
        if bytes[end] < 0x20 || bytes[end] >= 0x7F { isPlain = false }
        end += 1
      }
      add(start..<end, isPlain: isPlain, cursor: start...end ~= cursorOffset ? cursorOffset : nil)
      start = end + 1
    }
  }

  /// The rows in a range.
  func rows(_ range: Range<Int>) -> [Frame.Row] {
    var result: [Frame.Row] = []
    result.reserveCapacity(range.count)
    let visible = lines.filter { $0.firstRow < range.upperBound && $0.firstRow + $0.rowCount > range.lowerBound }
    guard let first = visible.first, let last = visible.last else { return [] }
    let styles = StyleLookup(highlights, in: first.bytes.lowerBound..<last.bytes.upperBound)
    for line in visible {
      var rows = rows(of: line.bytes, isPlain: line.isPlain, isFirst: line.firstRow == 0, styles: styles)
      // The cursor behind a full row stands in a row of its own.
      while rows.count < line.rowCount { rows.append(Frame.Row()) }
      let skipped = max(0, range.lowerBound - line.firstRow)
      result += rows[skipped..<min(rows.count, range.upperBound - line.firstRow)]
    }
    return result
  }

  private mutating func add(_ line: Range<Int>, isPlain: Bool, cursor offset: Int?) {
    let prompt = lines.isEmpty ? prompts.first : prompts.further
    let start = prompt[prompt.count - 1].width
    var count: Int
    var place: Frame.Place?
    if isPlain {
      count = prompt.count - 1 + max(1, (start + line.count + columns - 1) / columns)
      place = offset.map {
        let column = start + $0 - line.lowerBound
        return Frame.Place(row: prompt.count - 1 + column / columns, column: column % columns)
      }
    } else {
      let rows = rows(of: line, isPlain: false, isFirst: lines.isEmpty, styles: StyleLookup([], in: line))
      count = rows.count
      place = offset.map { self.place(of: $0, in: line, prompt: prompt) }
    }
    if let place {
      count = max(count, place.row + 1)
      cursor = Frame.Place(row: rowCount + place.row, column: place.column)
    }
    lines.append(Line(bytes: line, firstRow: rowCount, rowCount: count, isPlain: isPlain))
    rowCount += count
  }

  /// The place before the character at an offset, in a line that is drawn character by character.
  private func place(of offset: Int, in line: Range<Int>, prompt: [Frame.Row]) -> Frame.Place {
    var rows = prompt
    var position = line.lowerBound
    for character in characters(line) {
      let end = Frame.Place(row: rows.count - 1, column: rows[rows.count - 1].width)
      put(character, style: .plain, in: &rows)
      if position >= offset { return rows[end.row].width > end.column ? end : Frame.Place(row: end.row + 1, column: 0) }
      position += character.utf8.count
    }
    let width = rows[rows.count - 1].width
    return width < columns ? Frame.Place(row: rows.count - 1, column: width) : Frame.Place(row: rows.count, column: 0)
  }

  private func rows(of line: Range<Int>, isPlain: Bool, isFirst: Bool, styles: StyleLookup) -> [Frame.Row] {
    var rows = isFirst ? prompts.first : prompts.further
    if isPlain {
      for offset in line {
        if rows[rows.count - 1].width >= columns { rows.append(Frame.Row()) }
        rows[rows.count - 1].append(ascii: bytes[offset], style: styles.style(at: offset))
      }
      return rows
    }
    var offset = line.lowerBound
    for character in characters(line) {
      put(character, style: styles.style(at: offset), in: &rows)
      offset += character.utf8.count
    }
    return rows
  }

  private func characters(_ line: Range<Int>) -> Substring {
    let start = text.utf8.index(text.startIndex, offsetBy: line.lowerBound)
    return text[start..<text.utf8.index(start, offsetBy: line.count)]
  }

  private func put(_ character: Character, style: Style, in rows: inout [Frame.Row]) {
    Self.put(character, style: style, in: &rows, columns: columns)
  }

  /// The rows that a prompt takes, one at least.
  static func rows(of text: StyledText, columns: Int) -> [Frame.Row] {
    var rows = [Frame.Row()]
    for run in text.runs {
      for character in run.text {
        if character == "\n" {
          rows.append(Frame.Row())
        } else {
          put(character, style: run.style, in: &rows, columns: columns)
        }
      }
    }
    return rows
  }

  /// A character as it is drawn; dim where it is written out.
  static func cell(_ character: Character, style: Style) -> Frame.Cell {
    let picture = CharacterPicture.of(character)
    return Frame.Cell(
      text: picture.text, width: DisplayWidth.of(picture.text), style: picture.isEscaped ? .dim : style)
  }

  private static func put(_ character: Character, style: Style, in rows: inout [Frame.Row], columns: Int) {
    if let byte = character.asciiValue, byte >= 0x20, byte < 0x7F {
      if rows[rows.count - 1].width >= columns { rows.append(Frame.Row()) }
      rows[rows.count - 1].append(ascii: byte, style: style)
      return
    }
    let whole = cell(character, style: style)
    // Blanks of a tab, and what is written out, take a cell for each column. A narrow screen may cut them.
    let pieces = whole.text.count > 1 ? whole.text.map { cell($0, style: whole.style) } : [whole]
    if whole.width <= columns, rows[rows.count - 1].width + whole.width > columns { rows.append(Frame.Row()) }
    for piece in pieces {
      let piece = piece.width <= columns ? piece : Frame.Cell(text: "?", width: 1, style: .dim)
      if rows[rows.count - 1].width + piece.width > columns { rows.append(Frame.Row()) }
      rows[rows.count - 1].append(piece)
    }
  }
}
