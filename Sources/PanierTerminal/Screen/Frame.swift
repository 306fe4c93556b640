/// The rows of a picture on the screen and the place of the cursor in it.
struct Frame: Equatable, Sendable {
  /// What stands in one place of a row: a character, in one column or more.
  struct Cell: Equatable, Sendable {
    var text: String
    var width: Int
    var style: Style

    /// Whether every terminal agrees on the columns it takes: not so for emoji and for characters made of several.
    var isCertain: Bool {
      var scalars = text.unicodeScalars.makeIterator()
      guard let first = scalars.next() else { return true }
      return first.value < 0x1F000 && scalars.next() == nil
    }
  }

  struct Row: Equatable, Sendable {
    private(set) var cells: [Cell] = []
    private(set) var width = 0
    /// Whether the columns of its cells are certain.
    private(set) var isCertain = true

    mutating func append(_ cell: Cell) {
      cells.append(cell)
      width += cell.width
      if isCertain, !cell.isCertain { isCertain = false }
    }

    mutating func append(ascii byte: UInt8, style: Style) {
      cells.append(Cell(text: Row.asciiTexts[Int(byte)], width: 1, style: style))
      width += 1
    }

    private static let asciiTexts = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }
  }

  /// A place in it.
  struct Place: Equatable, Sendable {
    var row = 0
    var column = 0
  }

  var rows: [Row]
  var cursor: Place
}
