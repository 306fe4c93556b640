import PanierTerminal

extension TextTable {
  /// One thing, a line for each of its fields; the first one stands above the others.
  static func record(_ fields: [(String, String)]) -> TextTable {
    TextTable(
      columns: [.init(fields.first?.0 ?? ""), .init(fields.first?.1 ?? "")],
      rows: fields.dropFirst().map { [.init($0.0), .init($0.1)] })
  }
}
