/// A table's text made ready to be laid out: safe lines of every cell, with the widths the layout needs.
struct TableContent {
  let titles: [[String]]
  /// The lines of each cell, row by row; those of decimal columns are brought into line already.
  let rows: [[[String]]]
  /// The same for the footer.
  let footer: [[[String]]]
  /// The width each column takes without wrapping.
  let natural: [Int]
  /// The width a column cannot go below.
  let minimal: [Int]

  init(_ table: TextTable) {
    var cells = (table.rows + table.footer).map { $0.map { SafeText.lines($0.text) } }
    titles = table.columns.map { SafeText.lines($0.title) }
    var natural: [Int] = []
    var minimal: [Int] = []
    for (index, column) in table.columns.enumerated() {
      if column.alignment == .decimal { Self.alignDecimals(of: &cells, column: index) }
      let width = Self.widest(cells, index) { DisplayWidth.of($0) }
      let titleWidth = titles[index].map { DisplayWidth.of($0) }.max() ?? 0
      let titleWord = titles[index].map(TextWrapping.widestWord).max() ?? 0
      natural.append(max(width, titleWidth))
      switch column.alignment {
      case .left, .center:
        // Names stay whole up to 20 columns; prose and longer names may be broken.
        let word = Self.widest(cells, index, TextWrapping.widestWord)
        minimal.append(max(min(word, 20), min(titleWord, 20), 1))
      case .right, .decimal:
        minimal.append(max(width, titleWord))
      }
    }
    rows = Array(cells.prefix(table.rows.count))
    footer = Array(cells.dropFirst(table.rows.count))
    self.natural = natural
    self.minimal = minimal
  }

  /// The greatest width of a line in a column.
  private static func widest(_ cells: [[[String]]], _ column: Int, _ width: (String) -> Int) -> Int {
    var widest = 0
    for row in cells { for line in row[column] { widest = max(widest, width(line)) } }
    return widest
  }

  private static func alignDecimals(of cells: inout [[[String]]], column: Int) {
    var aligned = DecimalColumn(cells.flatMap { $0[column] }).lines[...]
    for row in cells.indices {
      let count = cells[row][column].count
      cells[row][column] = Array(aligned.prefix(count))
      aligned = aligned.dropFirst(count)
    }
  }
}
