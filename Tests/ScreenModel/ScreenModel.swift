import PanierTerminal

/// A small terminal: what bytes written to it leave on its screen.
package struct ScreenModel: Sendable {
  package private(set) var rows: [[String]]
  /// The parameters of the style that each character was written in; empty for the plain one.
  package private(set) var styles: [[String]]
  package private(set) var row = 0
  package private(set) var column = 0
  package private(set) var bells = 0
  package private(set) var isCursorVisible = true
  package private(set) var isPasteMarked = false
  /// Rows that left the screen at the top.
  package private(set) var scrolledOff: [String] = []
  /// Sequences that it does not understand.
  package private(set) var unknown: [String] = []
  private var columns: Int
  private var wrapIsPending = false
  private var pending: [UInt8] = []
  private var style = ""

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    styles = Array(repeating: Array(repeating: "", count: columns), count: rows)
  }

  /// The screen without blanks at the ends of rows and without empty rows at the bottom.
  package var picture: String {
    var lines = rows.map(Self.line)
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  package var cursor: [Int] { [row, column] }

  private static func line(_ cells: [String]) -> String {
    var line = cells.joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Changes the size as a terminal does that does not wrap its rows anew: rows go at the top to keep the cursor's.
  package mutating func resize(columns: Int, rows count: Int? = nil) {
    let count = count ?? rows.count
    let gone = max(0, row - count + 1)
    for line in rows.prefix(gone) { scrolledOff.append(Self.line(line)) }
    func fit<Cell>(_ lines: [[Cell]], _ blank: Cell) -> [[Cell]] {
      let kept = lines.dropFirst(gone).prefix(count).map {
        Array(($0 + Array(repeating: blank, count: columns)).prefix(columns))
      }
      return kept + Array(repeating: Array(repeating: blank, count: columns), count: count - kept.count)
    }
    (rows, styles) = (fit(rows, " "), fit(styles, ""))
    for row in rows.indices where rows[row][columns - 1] != " " && isWideHalf(row, columns - 1) {
      rows[row][columns - 1] = " "
    }
    self.columns = columns
    row -= gone
    column = min(column, columns - 1)
    wrapIsPending = false
  }

  /// Whether a wide character begins in a column that has no room for its second half.
  private func isWideHalf(_ row: Int, _ column: Int) -> Bool {
    rows[row][column].first.map { DisplayWidth.of($0) > 1 } ?? false
  }

  package mutating func feed(_ bytes: [UInt8]) {
    pending += bytes
    guard let text = String(validating: pending, as: UTF8.self) else { return }
    pending = []
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "\u{1B}" {
        guard let end = sequence(&rest) else {
          pending = Array(("\u{1B}" + rest).utf8)
          return
        }
        rest = end
      } else {
        put(character)
      }
    }
  }

  private mutating func sequence(_ rest: inout Substring) -> Substring? {
    guard let kind = rest.first else { return nil }
    guard kind == "[" else {
      unknown.append(String(kind))
      return rest.dropFirst()
    }
    let body = rest.dropFirst()
    guard let end = body.firstIndex(where: { $0.isLetter || $0 == "@" }) else { return nil }
    run(String(body[..<end]), body[end])
    return body[body.index(after: end)...]
  }

  private mutating func run(_ parameters: String, _ final: Character) {
    let number = max(1, Int(parameters) ?? 1)
    if final != "m" { wrapIsPending = false }
    switch (final, parameters) {
    case ("A", _): row = max(0, row - number)
    case ("B", _): row = min(rows.count - 1, row + number)
    case ("C", _): column = min(columns - 1, column + number)
    case ("D", _): column = max(0, column - number)
    case ("H", ""): (row, column) = (0, 0)
    case ("K", ""): erase(row, from: column)
    case ("J", "2"): for row in rows.indices { erase(row, from: 0) }
    case ("J", ""):
      erase(row, from: column)
      for row in rows.indices.dropFirst(row + 1) { erase(row, from: 0) }
    case ("h", "?25"): isCursorVisible = true
    case ("l", "?25"): isCursorVisible = false
    case ("h", "?2004"): isPasteMarked = true
    case ("l", "?2004"): isPasteMarked = false
    case ("m", _): style = parameters == "0" ? "" : parameters
    case ("@", _): shift(by: min(number, columns - column))
    case ("P", _): shift(by: -min(number, columns - column))
    default: unknown.append(parameters + String(final))
    }
  }

  private mutating func erase(_ row: Int, from column: Int) {
    split(row, at: column)
    for index in column..<columns { (rows[row][index], styles[row][index]) = (" ", "") }
  }

  /// Blanks a wide character of which one half is about to go.
  private mutating func split(_ row: Int, at column: Int) {
    guard column > 0, column < columns, rows[row][column] == "" else { return }
    (rows[row][column - 1], rows[row][column]) = (" ", " ")
  }

  /// Inserts blanks at the cursor, or deletes what stands there.
  private mutating func shift(by count: Int) {
    split(row, at: column)
    if count < 0 { split(row, at: column - count) }
    if count > 0 { split(row, at: columns - count) }
    let blanks = Array(repeating: " ", count: abs(count))
    let plain = Array(repeating: "", count: abs(count))
    if count > 0 {
      rows[row].removeLast(count)
      styles[row].removeLast(count)
      rows[row].insert(contentsOf: blanks, at: column)
      styles[row].insert(contentsOf: plain, at: column)
    } else {
      rows[row].removeSubrange(column..<(column - count))
      styles[row].removeSubrange(column..<(column - count))
      rows[row] += blanks
      styles[row] += plain
    }
  }

  private mutating func put(_ character: Character) {
    switch character {
    case "\r": (column, wrapIsPending) = (0, false)
    case "\n": lineFeed()
    case "\r\n":
      (column, wrapIsPending) = (0, false)
      lineFeed()
    case "\u{07}": bells += 1
    case "\u{8}": (column, wrapIsPending) = (max(0, column - 1), false)
    default:
      let width = DisplayWidth.of(character)
      if wrapIsPending || column + width > columns {
        column = 0
        lineFeed()
      }
      wrapIsPending = false
      split(row, at: column)
      split(row, at: column + width)
      (rows[row][column], styles[row][column]) = (String(character), style)
      // The further columns of a wide character hold nothing of their own.
      for half in 1..<max(1, width) { (rows[row][column + half], styles[row][column + half]) = ("", style) }
      column += width
      if column >= columns { (column, wrapIsPending) = (columns - 1, true) }
    }
  }

  private mutating func lineFeed() {
    if row < rows.count - 1 {
      row += 1
    } else {
      scrolledOff.append(Self.line(rows.removeFirst()))
      rows.append(Array(repeating: " ", count: columns))
      styles.removeFirst()
      styles.append(Array(repeating: "", count: columns))
    }
  }
}
