public import PanierTerminal

/// How values are printed: the width, the colours and the characters that the output can show.
public struct PrintingOptions: Sendable {
  /// The columns of the screen; nil when there is no limit, as in a file.
  public var width: Int?
  /// The colours.
  public var palette: Palette
  /// Whether lines are drawn with box characters.
  public var unicode: Bool

  /// Whether values are printed for people or for other programs.
  public var format: OutputFormat
  /// The fields that lists show, in this order; nil for those that suit.
  public var columns: [String]?
  /// The field that lists are sorted by, with a `-` before it for descending; nil leaves them as they come.
  public var sort: String?
  /// Which rows lists show; nil for all.
  public var filter: RowFilter?
  /// Whether tables begin with the names of their columns.
  public var showsHeadings = true
  /// Whether cells of CSV and TSV that a spreadsheet would take for a formula are written as text.
  public var csvSafe: Bool
  /// Whether cells of CSV and TSV that come from others are written without characters that could drive a terminal.
  public var escapesCells = false

  /// Creates options for plain output without a limit.
  public init(
    width: Int? = nil, palette: Palette = .plain, unicode: Bool = true, format: OutputFormat = .table,
    columns: [String]? = nil, csvSafe: Bool = false
  ) {
    self.width = width
    self.palette = palette
    self.unicode = unicode
    self.format = format
    self.columns = columns
    self.csvSafe = csvSafe
  }
}
