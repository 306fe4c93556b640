import PanierVM

/// A table whose rows share so few columns that most of it would be empty cells, more than memory should hold.
struct TooManyCells: UsageError, Hashable {
  /// How many cells a table has at the most.
  static let limit = 10_000_000

  let rows: Int
  let columns: Int

  var description: String {
    "a table of \(rows) rows and \(columns) columns has more than 10,000,000 cells; "
      + "name the columns to show, or set a limit"
  }
}
