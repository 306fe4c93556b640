/// A table of text: columns with alignment, rows, optional totals and notes.
///
/// ```
/// ┌────────────┬────────────┬──────────────┐
/// │ Domain     │ Action     │        Price │
/// ├────────────┼────────────┼──────────────┤
/// │ example.fr │ create     │     6.99 €   │
/// │ example.io │ transfer   │ 1 234.50 €   │
/// └────────────┴────────────┴──────────────┘
/// ```
public struct TextTable: Sendable {
  /// How the cells of a column line up.
  public enum Alignment: Sendable {
    /// At the left edge; such columns may be wrapped when the table is too wide.
    case left
    /// At the right edge.
    case right
    /// By the decimal point, with units after it in line too; text without digits at the right edge.
    case decimal
    /// In the middle; such columns may be wrapped when the table is too wide.
    case center
  }

  /// A column's heading and manners.
  public struct Column: Sendable {
    /// The heading.
    public var title: String
    /// How cells line up.
    public var alignment: Alignment
    /// Whether the column may be left out, with a note, when the table is too wide.
    public var isDroppable: Bool
    /// The style of cells that have none of their own.
    public var style: Style?

    /// Creates a column.
    public init(_ title: String, alignment: Alignment = .left, isDroppable: Bool = false, style: Style? = nil) {
      self.title = title
      self.alignment = alignment
      self.isDroppable = isDroppable
      self.style = style
    }
  }

  /// The text of a cell, with a style of its own where it needs one.
  public struct Cell: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text; line feeds make several lines, other control characters are shown escaped.
    public var text: String
    /// The style; nil takes the column's.
    public var style: Style?

    /// Creates a cell.
    public init(_ text: String, style: Style? = nil) {
      self.text = text
      self.style = style
    }

    /// Creates a cell from a literal.
    public init(stringLiteral value: String) {
      self.init(value)
    }
  }

  /// The line above the table.
  public var title: String?
  /// The columns, left to right.
  public var columns: [Column]
  /// The rows, top to bottom.
  public var rows: [[Cell]]
  /// Rows below a rule, such as totals; not part of machine formats.
  public var footer: [[Cell]]
  /// Lines below the table.
  public var notes: [String]

  /// Creates a table.
  ///
  /// Missing cells at the end of a row are empty; cells beyond the last column get columns without a heading.
  public init(
    title: String? = nil, columns: [Column], rows: [[Cell]], footer: [[Cell]] = [], notes: [String] = []
  ) {
    let count = max(columns.count, (rows + footer).map(\.count).max() ?? 0)
    func filled(_ row: [Cell]) -> [Cell] {
      row.count == count ? row : row + Array(repeating: Cell(""), count: count - row.count)
    }
    self.title = title
    self.columns = columns + Array(repeating: Column(""), count: count - columns.count)
    self.rows = rows.map(filled)
    self.footer = footer.map(filled)
    self.notes = notes
  }

  /// Returns the table as a picture, lines separated by line feeds, without one at the end.
  ///
  /// A table wider than `width` first loses droppable columns from the right, which a note names; then its text
  /// columns wrap; when neither is enough, each row is shown as a record of its own, with every column.
  ///
  /// - Parameters:
  ///   - width: the columns of the screen; nil sets no limit.
  ///   - palette: paints headings, cells and notes.
  ///   - unicode: whether frames are drawn with box characters instead of `+`, `-` and `|`.
  public func rendered(width: Int?, palette: Palette, unicode: Bool) -> String {
    guard !columns.isEmpty else { return ([title].compactMap { $0 } + notes).joined(separator: "\n") }
    let frame = unicode ? TableFrame.light : TableFrame.ascii
    let content = TableContent(self)
    if let layout = TableLayout(content, droppable: columns.indices.filter { columns[$0].isDroppable }, width: width) {
      return BoxTableWriter(table: self, content: content, layout: layout, palette: palette, frame: frame).rendered()
    }
    return RecordWriter(table: self, width: width ?? .max, palette: palette, frame: frame).rendered()
  }
}
