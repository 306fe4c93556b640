import PanierTerminal
import PanierVM

/// An object whose lists print as a table of their own.
protocol Listed: Shown {
  /// The table of a list.
  static func table(of elements: [Self]) -> TextTable
}

extension Listed {
  /// One alone prints as a list of one.
  var table: TextTable? { Self.table(of: [self]) }
}
