import PanierTerminal
public import PanierVM

/// Turns values into the text that `print` and the REPL show.
public struct ValuePrinter: Sendable {
  private let options: PrintingOptions

  /// Creates a printer.
  /// - Parameter options: width, colour and characters.
  public init(_ options: PrintingOptions) {
    self.options = options
  }

  /// The text of a value that prints as a table; nil for one that Lua's own `tostring` writes.
  /// - Parameter value: an object, or a Lua table.
  public func text(of value: LuaValue) -> String? {
    table(of: value)?.rendered(width: options.width, palette: options.palette, unicode: options.unicode)
  }

  /// The text of any value on one line: tables in Lua's own notation, objects by their name.
  public func inline(_ value: LuaValue) -> String {
    switch value {
    case .nil: "nil"
    case .null: "null"
    default: ValueText(value).text
    }
  }

  /// The table of a value; nil for one that prints as plain text.
  func table(of value: LuaValue) -> TextTable? {
    switch value {
    case .object(let object): return ObjectTables.table(of: object)
    case .table(let table) where !table.array.isEmpty && table.fields.isEmpty && table.array.allSatisfy(isRecord):
      return try? DataTable(table.array, .init()).table
    default: return nil
    }
  }

  private func isRecord(_ value: LuaValue) -> Bool {
    switch value {
    case .table(let table): !table.fields.isEmpty
    case .object(let object): !(object is MoneyObject || object is PeriodObject || object is DateObject)
    default: false
    }
  }
}
