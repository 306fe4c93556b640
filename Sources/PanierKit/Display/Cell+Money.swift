import PanierOrdering
import PanierTerminal

extension TextTable.Cell {
  /// An amount with its currency, or nothing.
  static func money(_ money: Money?, style: Style? = nil) -> TextTable.Cell {
    .init(money?.description ?? "", style: style)
  }
}
