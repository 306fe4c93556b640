import OVHClient
import PanierTerminal
import PanierVM

/// An object that shows itself: as a table, as data for other programs, as the text of a cell.
///
/// An object adopts it in its own file and says only what differs from its fields in order.
protocol Shown: LuaObject {
  /// The table it prints as; nil if it prints as the text of `tostring`.
  var table: TextTable? { get }
  /// What a format of data writes; nil for the text of its cell, or its rows, or its fields in order.
  var data: JSONValue? { get }
  /// The text of a value that fits into one cell, such as an amount; nil for a record, whose fields become columns.
  var cell: ShownCell? { get }
  /// The rows of a list; nil for anything else.
  var rows: [LuaValue]? { get }
  /// What stands for it in a body that is sent; nil if it cannot be sent.
  var body: JSONValue? { get }

  /// Whether a text is one way to write the object, as "19.90 EUR" is for an amount.
  func isWritten(_ text: String) -> Bool
}

extension Shown {
  var table: TextTable? { nil }

  var data: JSONValue? { nil }

  var cell: ShownCell? { nil }

  var rows: [LuaValue]? { nil }

  var body: JSONValue? { nil }

  func isWritten(_ text: String) -> Bool { false }
}
