/// Writes the difference between two pictures, with the cursor's place followed.
struct Pen {
  /// What was written.
  private(set) var output = ""
  private let columns: Int
  private let palette: Palette
  private var place: Frame.Place
  /// The last row that exists on the screen; further down, only a line feed makes room.
  private var lastRow: Int
  /// Whether the cursor's column is what the terminal takes it for.
  private var isCertain: Bool
  /// What is written again from its place costs no more than to move it.
  private static let shortTail = 6

  /// - Parameter frame: the picture on the screen; without one the cursor stands at the left edge of an empty row.
  init(columns: Int, palette: Palette, on frame: Frame?) {
    self.columns = columns
    self.palette = palette
    place = frame?.cursor ?? Frame.Place()
    lastRow = max(0, (frame?.rows.count ?? 1) - 1)
    isCertain = frame.map { $0.rows[$0.cursor.row].isCertain } ?? true
  }

  /// Writes a picture over the rows of another.
  mutating func draw(_ frame: Frame, over old: [Frame.Row]) {
    for (index, row) in frame.rows.enumerated() {
      if index < old.count {
        change(old[index], to: row, at: index)
      } else {
        move(to: Frame.Place(row: index, column: 0))
        write(row.cells[...], isCertain: row.isCertain)
        if row.width < columns { output += "\u{1B}[K" }
      }
    }
    if old.count > frame.rows.count {
      move(to: Frame.Place(row: frame.rows.count, column: 0))
      output += "\u{1B}[J"
    }
    move(to: frame.cursor)
  }

  private mutating func change(_ old: Frame.Row, to new: Frame.Row, at row: Int) {
    guard old != new else { return }
    var start = 0
    var column = 0
    if old.isCertain, new.isCertain {
      while start < min(old.cells.count, new.cells.count), old.cells[start] == new.cells[start] {
        column += new.cells[start].width
        start += 1
      }
    }
    move(to: Frame.Place(row: row, column: column))
    guard old.isCertain, new.isCertain else {
      write(new.cells[...], isCertain: new.isCertain)
      // At the right margin the cursor still stands on the last character, which must not be erased.
      if new.width < columns { output += "\u{1B}[K" }
      return
    }
    let tail = Self.commonTail(old.cells[start...], new.cells[start...])
    if shift(old, to: new, from: start, tail: tail) { return }
    if old.width == new.width { return write(new.cells[start..<(new.cells.count - tail)]) }
    let gap = new.width - old.width
    let isMovable = tail > Self.shortTail && new.cells.suffix(tail).allSatisfy { $0.width == 1 }
    if isMovable, gap > 0 { output += "\u{1B}[\(Self.number(gap))@" }
    write(new.cells[start..<(new.cells.count - (isMovable ? tail : 0))])
    if isMovable, gap < 0 { output += "\u{1B}[\(Self.number(-gap))P" }
    if !isMovable, gap < 0 { output += "\u{1B}[K" }
  }

  /// Lets the terminal shift what follows where one cell was put in or taken out and the end of the row is another.
  ///
  /// - Returns: whether that was so and paid.
  private mutating func shift(_ old: Frame.Row, to new: Frame.Row, from start: Int, tail: Int) -> Bool {
    let (before, after) = (old.cells[start...], new.cells[start...])
    let inserted = Self.commonHead(before, after.dropFirst())
    let deleted = Self.commonHead(before.dropFirst(), after)
    let count = max(inserted, deleted)
    let isInserted = inserted >= deleted
    guard count > max(tail, 2 * Self.shortTail), (isInserted ? after : before).first?.width == 1 else { return false }
    output += isInserted ? "\u{1B}[@" : "\u{1B}[P"
    if isInserted { write(after.prefix(1)) }
    let rest = after.dropFirst(isInserted ? count + 1 : count)
    let shiftedWidth = isInserted ? min(columns, old.width + 1) : old.width - 1
    guard !rest.isEmpty || shiftedWidth > new.width else { return true }
    move(to: Frame.Place(row: place.row, column: place.column + count))
    write(rest)
    if new.width < shiftedWidth { output += "\u{1B}[K" }
    return true
  }

  /// The cells of one column that two rows begin with alike.
  private static func commonHead(_ old: ArraySlice<Frame.Cell>, _ new: ArraySlice<Frame.Cell>) -> Int {
    zip(old, new).prefix { $0 == $1 && $0.width == 1 }.count
  }

  private static func commonTail(_ old: ArraySlice<Frame.Cell>, _ new: ArraySlice<Frame.Cell>) -> Int {
    zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
  }

  private mutating func write(_ cells: ArraySlice<Frame.Cell>, isCertain: Bool = true) {
    if !isCertain { self.isCertain = false }
    var rest = cells
    while let first = rest.first {
      let run = rest.prefix { $0.style == first.style }
      output += palette.paint(run.map(\.text).joined(), first.style)
      place.column += run.reduce(0) { $0 + $1.width }
      rest = rest.dropFirst(run.count)
    }
  }

  /// Moves the cursor.
  ///
  /// Behind the last column it still stands on the last character; only the left edge is certain then.
  private mutating func move(to target: Frame.Place) {
    if place.column >= columns || (!isCertain && place != target) || (target.column == 0 && place.column > 0) {
      output += "\r"
      place.column = 0
      isCertain = true
    }
    if target.row > lastRow {
      // Line feeds make room at the bottom of the screen.
      output += "\r" + String(repeating: "\n", count: target.row - place.row)
      place = Frame.Place(row: target.row, column: 0)
      lastRow = target.row
    } else if target.row != place.row {
      output += "\u{1B}[\(Self.number(abs(target.row - place.row)))" + (target.row > place.row ? "B" : "A")
      place.row = target.row
    }
    let distance = target.column - place.column
    if distance > 0 { output += "\u{1B}[\(Self.number(distance))C" }
    if distance < 0 {
      let backspaces = String(repeating: "\u{8}", count: min(-distance, 4))
      output += -distance > 4 ? "\u{1B}[\(-distance)D" : backspaces
    }
    place = target
  }

  /// One is what a sequence without a number means.
  private static func number(_ count: Int) -> String { count == 1 ? "" : "\(count)" }
}
